"use strict"
const test = require("node:test")
const assert = require("node:assert/strict")
const sums = require("../../docs/assets/js/sums/appraisal.js")

const SMALL = {
  discount_rate: 10,
  baseline: 1000,
  affordable: 950,
  affordable_from: 3,
  test_rate: 3,
  benchmark: "as-now",
  options: [
    { id: "as-now", name: "As now", costs: [0, 1100, 1100, 1210, 1210] },
    { id: "share", name: "Share", costs: [100, 880, 880, 880, 880] },
    { id: "buy", name: "Buy", costs: [200, 990, 990, 990, 990] },
  ],
  factors: [
    { id: "quality", weight: 60, scores: [2, 8, 6] },
    { id: "control", weight: 40, scores: [2, 3, 7] },
  ],
}
const close = (found, wanted, within = 1e-9) => assert.ok(Math.abs(found - wanted) <= within * Math.max(1, Math.abs(wanted)), `${found} is not ${wanted}`)

/* What the form gives: a state with `count` slots, of which some are filled. */
function state(about = {}, options = [], factors = []) {
  const years = (figures = []) => Object.fromEntries(Array.from({ length: sums.YEARS + 1 }, (_, year) => [year, figures[year] ?? null]))
  const slots = (count, make) => Object.fromEntries(Array.from({ length: count }, (_, at) => [at + 1, make(at)]))
  return {
    about: { title: "", by: "", first: null, years: null, prices: null, rate: 3.5, basis: "real", inflation: null, error: null, baseline: null, limit: null, limit_from: null, test_rate: null, benchmark: "", ...about },
    options: slots(sums.OPTIONS, (at) => {
      const { name = "", cost, benefit, optimism } = options[at] || {}
      return { name, cost: years(cost), benefit: years(benefit), optimism: { once: null, running: null, benefit: null, ...optimism } }
    }),
    pass_mark: null,
    factors: slots(sums.FACTORS, (at) => {
      const { name = "", weight = null, verdicts = [], marks = [] } = factors[at] || {}
      return { name, measure: "", weight, option: slots(sums.OPTIONS, (one) => ({ verdict: verdicts[one] ?? "", reason: "", score: marks[one] ?? null })) }
    }),
  }
}

test("a present cost by hand: 100 + 880 each year for four years at 10%", () => {
  close(sums.presentCost(SMALL, "share"), 100 + 880 / 1.1 + 880 / 1.21 + 880 / 1.331 + 880 / 1.4641)
  close(sums.annuityFactor(10, 2), 1 / 1.1 + 1 / 1.21)
  close(sums.levelCost(210, 10, 2), 121)
  close(sums.futureCost(100, 10, 2), 121)
  close(sums.inCash(100, 2, 10), 121)
  assert.equal(sums.gap(SMALL, "share", "buy", 0), 540)
})

test("each test of a case, by hand at no discount", () => {
  const found = sums.tested({ ...SMALL, discount_rate: 0 }, "share")
  assert.deepEqual(Object.keys(found), ["estimate", "double", "late", "limit", "half", "rate"])
  assert.deepEqual([found.estimate, found.double, found.late, found.limit, found.half], [3620, 3720, 100 + 1100 + 3 * 880, 100 + 2 * 880 + 2 * 950, 100 + 4 * 940])
  assert.deepEqual(Object.keys(sums.tested({ discount_rate: 0, options: SMALL.options }, "share")), ["estimate", "double"])
  assert.equal(sums.tested(SMALL, "as-now").late, undefined)
})

test("the rate at which two options cost the same", () => {
  const cases = { discount_rate: 3, options: [{ id: "spend", costs: [100, 0] }, { id: "wait", costs: [0, 110] }] }
  close(sums.switchingRate(cases, "spend", "wait"), 10)
  assert.equal(sums.switchingRate(SMALL, "share", "buy"), null)
  assert.equal(sums.switchingRate({ ...cases, options: [cases.options[0], { id: "wait", costs: [100, 0] }] }, "spend", "wait"), null)
})

test("who is first at each weight, in the whole range", () => {
  assert.deepEqual(sums.winners(SMALL, "control").map(({ from, to, first }) => [from, to, first]), [[0, 33.333333333, ["share"]], [33.333333333, 100, ["buy"]]])
  const tied = { ...SMALL, factors: [{ id: "one", weight: 50, scores: [5, 5, 1] }, { id: "two", weight: 50, scores: [5, 5, 1] }] }
  assert.deepEqual(sums.winners(tied, "one"), [{ from: 0, to: 100, first: ["as-now", "share"] }])
  assert.deepEqual(sums.winners({ ...SMALL, factors: [{ id: "only", weight: 100, scores: [1, 2, 3] }] }, "only"), [])
})

test("what stands at each weight really is first there", () => {
  sums.winners(SMALL, "quality").forEach(({ from, to, first }) => {
    for (const weight of [from + 0.01, (from + to) / 2, to - 0.01]) {
      const best = Math.max(...SMALL.options.map(({ id }) => sums.qualityAt(SMALL, "quality", weight, id)))
      first.forEach((id) => close(sums.qualityAt(SMALL, "quality", weight, id), best))
    }
  })
})

test("an empty form makes an empty case", () => {
  const given = sums.fromState(state())
  assert.deepEqual([given.options, given.factors, given.benchmark], [[], [], null])
  assert.deepEqual(sums.byCost(given), [])
  assert.equal(sums.scored(given), null)
})

test("optimism is added to costs and taken off benefits; year 0 has its own", () => {
  const given = sums.fromState(state({ years: 2 }, [{ name: "One", cost: [1520, 100, 100, 999], benefit: [0, 40, 40], optimism: { once: 25, running: 10, benefit: 50 } }]))
  assert.deepEqual(given.options[0].costs.map((cost) => Math.round(cost * 1e6) / 1e6), [1900, 90, 90])
  assert.equal(given.options[0].beyond, true)
  assert.deepEqual(given.options[0].missing, [])
})

test("cash is brought to the year of the prices, from which year 0 is two years off", () => {
  const given = sums.fromState(state({ years: 1, first: 2027, prices: 2025, basis: "cash", inflation: 10 }, [{ name: "One", cost: [121, 133.1] }]))
  given.options[0].costs.forEach((cost) => close(cost, 100))
})

test("one option, uncosted options, empty slots between, and options that cost the same", () => {
  const given = sums.fromState(state({ years: 1, benchmark: "4" }, [{ name: "Alone", cost: [0, 5] }, {}, { name: "Not costed" }, { cost: [0, 5] }]))
  assert.deepEqual(given.options.map(({ id, name, costed }) => [id, name, costed]), [["1", "Alone", true], ["3", "Not costed", false], ["4", "Option 4", true]])
  assert.equal(given.benchmark, "4")
  assert.deepEqual(sums.byCost(given), ["1", "4"])
  assert.deepEqual(sums.places([5, 5, 9]), [1, 1, 3])
  assert.equal(sums.fromState(state({ benchmark: "3" }, [{}, {}, { name: "Not costed" }])).benchmark, null)
})

test("an option fails by one factor, and is open while a verdict is missing", () => {
  const options = ["A", "B", "C"].map((name, at) => ({ name, cost: [at, at] }))
  const given = sums.fromState(state({ years: 1 }, options, [{ name: "Lawful", verdicts: ["fail", "pass", "pass"] }, { name: "In time", verdicts: ["pass", "pass", ""] }]))
  assert.deepEqual(["1", "2", "3"].map((id) => sums.standing(given, id)), ["fails", "passes", "open"])
  assert.deepEqual(sums.byCost(given, true), ["2", "3"])
})

test("points wait for weights that make 100 and for two options that are scored throughout", () => {
  const options = ["A", "B", "C"].map((name) => ({ name, cost: [0, 1] }))
  const made = (weight, marks) => sums.scored(sums.fromState(state({}, options, [{ name: "One", weight, marks }, { name: "Two", weight: 40, marks: [5, 5, 5] }])))
  assert.equal(made(50, [1, 2, 3]), null)
  assert.equal(made(60, [1, null, null]), null)
  const points = made(60, [1, null, 3])
  assert.deepEqual(points.options.map((each) => each.id), ["1", "3"])
  assert.equal(sums.quality(points, "3"), 38)
})

test("years left empty are named, save year 0", () => {
  assert.deepEqual(sums.fromState(state({ years: 3 }, [{ name: "A", cost: [null, 1, null, 1] }])).options[0].missing, [2])
})
