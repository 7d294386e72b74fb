"use strict"
const test = require("node:test")
const assert = require("node:assert/strict")
const sums = require("../../docs/assets/js/sums/benefits.js")

const years = (figures = []) => Object.fromEntries(Array.from({ length: sums.MOST }, (_, at) => [at, figures[at] ?? null]))
const ABOUT = { title: "", prices: 2020, first: 2022, years: 3, counted: 2023, investment: 100, spent: null, board: "", signs: "", unit: "", demand: "" }
const benefit = (name, forecast, actual, more = {}) => ({
  name, owner: "Ann", kind: "cash", baseline: "Ledger", by: "Invoices", rating: "1", forecast: years(forecast), actual: years(actual), banked: null, cut: "Code 1", cause: "", ...more,
})
const cost = (name, forecast, actual, more = {}) => ({ name, kind: "joint", owner: "Ann", baseline: "", by: "Ledger", forecast: years(forecast), actual: years(actual), ...more })
const measure = (name, baseline, target, now, more = {}) => ({ name, better: "lower", owner: "Ann", baseline, by: "All", forecast: years([null, target]), actual: years([null, now]), ...more })
const partner = (name, more = {}) => ({
  name, staff: null, other: null, support: null, fte: null, units: null, cases: null, first: null, left: { support: null, contracts: null, other: null }, share: null, ...more,
})
const state = (more = {}) => ({ partners: [], benefits: [], costs: [], measures: [], ...more, about: { ...ABOUT, ...more.about } })
const given = (more) => sums.fromState(state(more))
const keysOf = (found) => Object.fromEntries(sums.gaps(found).map(({ key, names }) => [key, names]))

test("nothing entered is nothing counted, and breaks nothing", () => {
  const empty = given({ about: { first: null, years: null, counted: null, investment: null } })
  assert.equal(sums.latest(empty), null)
  assert.deepEqual([sums.gross(empty, "forecast"), sums.net(empty, "actual"), sums.left(empty, "forecast")], [[0], [], [0]])
  assert.equal(sums.paidBack(empty, "forecast"), null)
  assert.deepEqual([sums.shares(empty), sums.gaps(empty), sums.plan(empty).lines], [[], [], []])
  assert.deepEqual(sums.baseline(empty), { rows: [], total: 0, first: 0, cheapest: null })
})

test("years that are counted run from the first to the last, and no further than the forecast", () => {
  const count = (counted, first = 2022) => given({ about: { counted, first } }).counted
  assert.deepEqual([count(2021), count(2022), count(2023), count(2024), count(2099), count(null), count(2023, null)], [0, 1, 2, 3, 3, 0, 0])
})

test("a line with neither name nor figure is left out, and one without a name is given one", () => {
  const found = given({ benefits: [benefit(" ", [], []), benefit("", [5], []), benefit("Posts", [], [])] })
  assert.deepEqual(found.benefits.map((line) => line.name), ["Benefit 2", "Posts"])
})

/* By hand. Forecast: 50, 80, 90 a year gross; less 10 each is 40, 70, 80. Counted: 20 and 60, less 10 and 15, is 10 and 45. */
const REGISTER = {
  benefits: [
    benefit("Posts", [30, 50, 60], [20, 40, 999], { banked: 25 }),
    benefit("System", [20, 30, 30], [0, 20], { rating: "2" }),
    benefit("Time", [5, 5, 5], [7, 9], { kind: "capacity", rating: "" }),
  ],
  costs: [cost("Joint", [10, 10, 10], [10, 10]), cost("Travel", [], [0, 5], { kind: "disbenefit" })],
}

test("gross, costs and net by year: capacity is in none, a disbenefit is taken off", () => {
  const found = given(REGISTER)
  assert.deepEqual(sums.gross(found, "forecast"), [50, 80, 90])
  assert.deepEqual(sums.gross(found, "actual"), [20, 60])
  assert.deepEqual(sums.costs(found, "actual"), [10, 15])
  assert.deepEqual([sums.net(found, "forecast"), sums.net(found, "actual")], [[40, 70, 80], [10, 45]])
})

test("the one-off cost is paid back in the year that covers it, or not yet", () => {
  const found = given(REGISTER)
  assert.deepEqual([sums.left(found, "forecast"), sums.left(found, "actual")], [[-60, 10, 90], [-90, -45]])
  assert.deepEqual([sums.paidBack(found, "forecast"), sums.paidBack(found, "actual")], [1, -1])
  assert.equal(sums.paidBack(given({ ...REGISTER, about: { investment: 40 } }), "forecast"), 0) // covered to the pound
  assert.deepEqual(sums.left(given({ ...REGISTER, about: { spent: 150 } }), "actual"), [-140, -95])
})

test("short by: the counted years alone, and a year with no count is nothing", () => {
  const found = given(REGISTER)
  assert.deepEqual(found.benefits.map((line) => sums.short(found, line)), [20, 30, -6])
  assert.equal(found.benefits[0].beyond, true) // 999 stands after the last year counted
  const gap = given({ benefits: [benefit("Posts", [30, 50], [null, 40])] })
  assert.equal(sums.short(gap, gap.benefits[0]), 40)
})

test("banked is what is out of a budget and no more than was counted; the rest is claimed, or cut too soon", () => {
  const last = sums.latest(given(REGISTER))
  const parts = ({ counted, banked, claimed, ahead }) => [counted, banked, claimed, ahead]
  assert.deepEqual(last.lines.map(parts), [[40, 25, 15, 0], [20, 0, 20, 0], [9, 0, 9, 0]])
  assert.deepEqual([last.banked, last.claimed, last.ahead, last.capacity], [25, 35, 0, 9])
  assert.deepEqual([last.gross, last.net], [{ forecast: 80, counted: 60 }, { forecast: 70, counted: 45 }])
  const over = sums.latest(given({ benefits: [benefit("Posts", [1, 1], [1, 30], { banked: 50 }), benefit("System", [1, 1], [1, -15], { banked: 5 })] }))
  assert.deepEqual(over.lines.map(parts), [[30, 30, 0, 20], [-15, 0, 0, 5]])
})

test("each partner's part is of the net, by its share, and one without a share has none", () => {
  const found = given({ ...REGISTER, partners: [partner("Ash", { share: 60 }), partner("", { share: 40 }), partner("Elm")] })
  assert.deepEqual(sums.shares(found), [{ name: "Ash", share: 60, saving: 27 }, { name: "Partner 2", share: 40, saving: 18 }])
})

test("the plan takes what is cut, half of what is due after its first year, and nothing else", () => {
  const line = (rating) => benefit(`Rated ${rating}`, [10, 20, 30], [10, 20], { rating, banked: 15 })
  const found = sums.plan(given({ benefits: ["1", "2", "3", "4", ""].map(line), costs: [cost("Joint", [4, 4], [4, 4])] }))
  assert.deepEqual(found.lines.map((each) => [each.first, each.then]), [[15, 15], [0, 0], [0, 15], [0, 0], [0, 0]])
  assert.deepEqual([found.gross, found.costs], [{ first: 15, then: 30 }, { first: 4, then: 4 }])
})

test("before the first count the plan begins with the first year of the forecast", () => {
  const found = sums.plan(given({ about: { counted: null }, benefits: [benefit("Posts", [10, 40, 60], [], { rating: "3" })] }))
  assert.deepEqual(found.lines.map((each) => [each.first, each.then]), [[0, 20]])
})

test("a measure is met at its target, and worse only past the baseline, whichever way is better", () => {
  const stands = (line) => {
    const { met, worse } = sums.measured(given({ measures: [line] }), given({ measures: [line] }).measures[0])
    return [met, worse]
  }
  assert.deepEqual(stands(measure("Days", 24, 18, 18)), [true, false])
  assert.deepEqual(stands(measure("Days", 24, 18, 24)), [false, false])
  assert.deepEqual(stands(measure("Days", 24, 18, 25)), [false, true])
  assert.deepEqual(stands(measure("Collected", 97, 98, 96, { better: "higher" })), [false, true])
  assert.deepEqual(stands(measure("Days", null, null, 25)), [null, null])
  assert.deepEqual(stands(measure("Days", 24, 18, null)), [null, null])
  assert.deepEqual(stands(measure("Days", 24, 18, 20, { better: "" })), [null, null])
})

test("the baseline: what was left out, what nothing explains, and each partner by its units", () => {
  const found = sums.baseline(given({ partners: [
    partner("Ash", { staff: 600, other: 300, support: 100, fte: 20, units: 100, cases: 12, first: 900, left: { support: 100, contracts: null, other: null } }),
    partner("Elm", { staff: 500, other: 500, fte: 10, units: 80, first: 990, left: { support: null, contracts: null, other: 4 } }),
    partner("Oak", { other: 1000, first: 995.1 }),
  ] }))
  assert.deepEqual(found.rows.map((row) => [row.total, row.doubted]), [[1000, false], [1000, true], [1000, false]])
  assert.equal(found.rows[1].unexplained, 6)
  assert.deepEqual([found.rows[0].unit, found.rows[0].served, found.rows[0].post, found.rows[0].demand], [10, 5, 30, 12])
  assert.deepEqual([found.rows[2].unit, found.rows[2].served, found.rows[2].demand], [null, null, null])
  assert.equal(found.cheapest, null) // one of the three has no units
})

test("at the cheapest: 10 and 12.5 a unit, and the 80 dearer would save 200", () => {
  const of = (units) => sums.baseline(given({ partners: [partner("Ash", { other: 1000, units: 100 }), partner("Elm", { other: 1000, units })] })).cheapest
  assert.deepEqual(of(80), { name: "Ash", saving: 200, share: 10 })
  assert.equal(of(100).saving, 0) // a tie: nothing to save
  assert.equal(of(0), null)
  assert.equal(sums.baseline(given({ partners: [partner("Ash", { other: 1, units: 1 })] })).cheapest, null)
})

test("a register in order lacks nothing", () => {
  const found = given({ benefits: [benefit("Posts", [30, 50], [30, 50], { banked: 50 })], measures: [measure("Days", 24, 18, 18)], costs: [cost("Joint", [1, 1], [1, 1])] })
  assert.deepEqual(sums.gaps({ ...found, measures: found.measures.map((line) => ({ ...line, forecast: [null, 18, null] })) }), [])
})

test("each thing that a register lacks is found", () => {
  const bare = { owner: " ", kind: "", baseline: "", by: "", rating: "", cut: "" }
  assert.deepEqual(keysOf(given({ benefits: [benefit("Posts", [30, 50], [30, null], { ...bare, banked: 5 }), benefit("posts", [1, 1], [1, 1], { banked: 1 })] })), {
    owner: ["Posts"], baseline: ["Posts"], by: ["Posts"], kind: ["Posts"], rating: ["Posts"], uncounted: ["Posts"], cause: ["Posts"], budget: ["Posts"], twice: ["posts"],
  })
  assert.deepEqual(keysOf(given({ benefits: [benefit("A", [9, 9], [9, 9], { banked: 8 }), benefit("B", [9, 9], [9, 9], { rating: "2", banked: 9 })] })), { unbanked: ["A"], underrated: ["B"] })
  assert.deepEqual(keysOf(given({ measures: [measure("Days", null, 1, 1, { better: "" })] })), { baseline: ["Days"], better: ["Days"] })
})

test("what changed: by name, each figure by its own year, and years counted since stand apart", () => {
  const before = given({ about: { counted: 2022 }, partners: [partner("Ash", { other: 10 })], benefits: [benefit("Posts", [30, 50, 60], [20]), benefit("Gone", [1], [1])], costs: [cost("Joint", [10], [10])] })
  const now = given({
    about: { first: 2023, counted: 2024 }, // a register that begins a year later
    partners: [partner("ash", { other: 12 })],
    benefits: [benefit("posts ", [50, 40], [45, 30], { rating: "2", owner: "Bob" }), benefit("New", [1], [1])],
    costs: [],
  })
  const found = sums.changes(now, 2023, before, 2022)
  assert.deepEqual(found.lines.map(({ list, name, kind }) => [list, name, kind]), [["benefits", "posts", "changed"], ["benefits", "New", "new"], ["benefits", "Gone", "gone"], ["costs", "Joint", "gone"]])
  assert.deepEqual(found.lines[0].what, [
    { key: "owner", from: "Ann", to: "Bob" },
    { key: "rating", from: "1", to: "2" },
    { key: "forecast", year: 2022, from: 30, to: null },
    { key: "forecast", year: 2024, from: 60, to: 40 },
    { key: "actual", year: 2022, from: 20, to: null },
  ])
  assert.deepEqual(found.counted, [2023, 2024])
  assert.deepEqual(found.forecast, { from: 110, to: 91 }) // 2023 and 2024, which both forecast
  assert.deepEqual(found.baseline, [{ name: "ash", from: 10, to: 12 }])
})

test("a register compared with itself has not changed", () => {
  const found = given(REGISTER)
  const { lines, same, counted, baseline } = sums.changes(found, 2022, found, 2022)
  assert.deepEqual([lines, same, counted, baseline], [[], 5, [], []])
})

test("a thousand lines add up, and are quick", () => {
  const many = given({ benefits: Array.from({ length: 1000 }, (_, at) => benefit(`Line ${at}`, [1, 2, 3], [1, 1])) })
  const started = Date.now()
  assert.deepEqual([sums.gross(many, "forecast"), sums.latest(many).claimed], [[1000, 2000, 3000], 1000])
  assert.equal(sums.gaps(many).find((each) => each.key === "cause").names.length, 1000)
  assert.equal(sums.changes(many, 2022, many, 2022).same, 1000)
  assert.ok(Date.now() - started < 1000)
})
