"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const sums = require("../../docs/assets/js/sums/risk-log.js")

const SCALE = [[1, 0, 0], [2, 0.5, 5], [3, 1, 10], [4, 2, 20], [5, 5, 40]].map(([score, cost, saving]) => ({ score, cost, saving }))
const BANDS = [{ id: "low", least: 1, most: 7 }, { id: "middle", least: 8, most: 14 }, { id: "high", least: 15, most: 25 }]
const LEVELS = { board: "Board", top: "Cabinet", first: 100, first_who: "Director", second: 1000, second_who: "Cabinet" }
const pair = (likelihood, impact) => ({ likelihood: String(likelihood || ""), impact: String(impact || "") })
const risk = (number, more = {}) => ({
  number, name: "", cause: "A", event: "B", effect: "C", owner: "Ann", before: pair(3, 4), after: pair(2, 4), set: "money", response: "treat", act: "Do it", price: "",
  due: "2026-12-01", sum: null, chance: null, once: false, duty: false, sign: "S", trigger: "", family: "", stage: "", opened: "", changed: "", state: "", note: "", from: "", ...more,
})
const numbers = (risks) => risks.map((each) => each.number)

test("a score is likelihood times impact, and needs both", () => {
  assert.equal(sums.score(pair(3, 4)), 12)
  assert.equal(sums.score(pair(3, 0)), null)
  assert.equal(sums.score(pair(0, 0)), null)
})

test("the score after rules, and the score before where there is no other", () => {
  assert.equal(sums.standing(risk(1)), 8)
  assert.equal(sums.standing(risk(1, { after: pair() })), 12)
  assert.equal(sums.standing(risk(1, { before: pair(), after: pair() })), null)
})

test("every score from 1 to 25 stands in one band", () => {
  const found = Array.from({ length: 25 }, (_, each) => sums.band(each + 1, BANDS).id)
  assert.deepEqual([found[0], found[6], found[7], found[13], found[14], found[24]], ["low", "low", "middle", "middle", "high", "high"])
  assert.equal(sums.band(null, BANDS), undefined)
})

test("an impact in money is set by the lower of the two lines", () => {
  assert.deepEqual(sums.moneyLines(SCALE, 1000000, 100000), { 1: 0, 2: 5000, 3: 10000, 4: 20000, 5: 40000 })
  assert.deepEqual(sums.moneyLines(SCALE, 1000000, null), { 1: 0, 2: 5000, 3: 10000, 4: 20000, 5: 50000 })
  assert.deepEqual(sums.moneyLines(SCALE, null, null), { 1: null, 2: null, 3: null, 4: null, 5: null })
  const lines = sums.moneyLines(SCALE, 1000000, null)
  assert.deepEqual([5000, 5001, 50000, 50001, 0, null].map((sum) => sums.impactOf(sum, lines)), [1, 2, 4, 5, null, null])
  assert.equal(sums.impactOf(1, sums.moneyLines(SCALE, null, null)), null)
})

test("an allowance is sum times chance, and its chance of falling short is every combination", () => {
  const two = [risk(1, { sum: 100, chance: 50, once: true }), risk(2, { sum: 200, chance: 10, once: true })]
  assert.deepEqual(sums.allowance(two, null), { count: 2, mean: 70, passes: null })
  // By hand: over 100 only where the second happens, one time in ten; over 99 where either does, 1 - 0.5 x 0.9.
  assert.ok(Math.abs(sums.allowance(two, 100).passes - 0.1) < 1e-12)
  assert.ok(Math.abs(sums.allowance(two, 99).passes - 0.55) < 1e-12)
  assert.equal(sums.allowance(two, 300).passes, 0)
  assert.deepEqual(sums.allowance([], 100), { count: 0, mean: 0, passes: null })
})

test("a risk that is closed, unticked or without a chance is in no allowance", () => {
  const given = { sum: 100, chance: 50, once: true }
  const out = [risk(1, { ...given, state: "closed" }), risk(2, { ...given, once: false }), risk(3, { ...given, chance: null })]
  assert.equal(sums.allowance(out, 1).count, 0)
})

test("past sixteen risks the chance is not worked out, and the sum still is", () => {
  const many = Array.from({ length: 17 }, (_, each) => risk(each, { sum: 100, chance: 10, once: true }))
  assert.deepEqual(sums.allowance(many, 50), { count: 17, mean: 170, passes: null })
  assert.ok(Math.abs(sums.allowance(many.slice(0, 16), 0).passes - (1 - 0.9 ** 16)) < 1e-9)
})

test("each of the six triggers sends a risk up", () => {
  const to = (more, before) => sums.goesUp(risk(1, { after: pair(1, 2), ...more }), LEVELS, BANDS, before).map((each) => each.to)
  assert.deepEqual(to({}), [])
  assert.deepEqual(to({ after: pair(3, 5) }), ["Cabinet"])
  assert.deepEqual(to({ after: pair(2, 7 - 2) }), [])
  assert.deepEqual(to({ sum: 100 }), [])
  assert.deepEqual(to({ sum: 101 }), ["Director"])
  assert.deepEqual(to({ sum: 1001 }), ["Cabinet"])
  assert.deepEqual(to({ duty: true }), ["The section 151 and monitoring officers, at once"])
  assert.deepEqual(to({ after: pair(1, 4), response: "" }), ["Board, each quarter"])
  assert.deepEqual(to({ after: pair(2, 3) }, risk(1, { after: pair(1, 1) })), ["Board"])
  assert.deepEqual(to({ after: pair(2, 3) }, risk(1, { after: pair(1, 2) })), [])
  assert.deepEqual(to({ after: pair(2, 3) }, risk(1, { before: pair(), after: pair() })), [], "a first score is no rise")
  assert.deepEqual(to({ before: pair(), after: pair() }, risk(1)), [], "a score taken out is no rise")
})

test("a limit that nobody has set sends nothing up", () => {
  const none = { board: "", top: "", first: null, first_who: "", second: null, second_who: "" }
  assert.deepEqual(sums.goesUp(risk(1, { sum: 1e12 }), none, BANDS), [])
  assert.equal(sums.goesUp(risk(1, { after: pair(5, 5) }), none, BANDS)[0].to, "Cabinet, or each partner's own body")
})

test("equals stand by number, and what is not scored is last", () => {
  const risks = [risk(5, { after: pair(4, 2) }), risk(4, { after: pair(2, 4), sum: 5 }), risk(3, { after: pair(2, 4) }), risk(2, { after: pair(2, 4) }), risk(1, { before: pair(), after: pair() })]
  assert.deepEqual(numbers(sums.sorted(risks, "after")), [2, 3, 4, 5, 1])
  assert.deepEqual(numbers(sums.sorted(risks, "after", true)), [1, 2, 3, 4, 5])
  assert.deepEqual(numbers(sums.sorted(risks, "number")), [1, 2, 3, 4, 5])
  assert.deepEqual(numbers(sums.sorted([risk(2, { after: pair(5, 5) }), risk(1)], "after")), [2, 1])
  assert.deepEqual(sums.sorted([], "after"), [])
})

test("a filter keeps by state, band, step, family and words together", () => {
  const risks = [risk(1), risk(2, { state: "closed", after: pair(5, 5) }), risk(3, { name: "Old mines", stage: "run", family: "place" }), risk(4, { before: pair(), after: pair() })]
  const kept = (filter) => numbers(sums.kept(risks, filter, BANDS))
  assert.deepEqual(kept({}), [1, 2, 3, 4])
  assert.deepEqual(kept({ state: "open" }), [1, 3, 4])
  assert.deepEqual(kept({ state: "closed" }), [2])
  assert.deepEqual(kept({ band: "high" }), [2])
  assert.deepEqual(kept({ band: "none" }), [4])
  assert.deepEqual(kept({ words: "MINES old" }), [3])
  assert.deepEqual(kept({ words: "mines gone" }), [])
  assert.deepEqual(kept({ stage: "run", family: "place", state: "open" }), [3])
})

test("the map holds the open and scored risks in their squares", () => {
  const cells = sums.map([risk(1), risk(2), risk(3, { state: "happened" }), risk(4, { after: pair() })], "after")
  assert.deepEqual(cells[2][4], [1, 2])
  assert.equal(cells.flat(2).length, 2)
})

test("what a log lacks is said with the numbers of its lines", () => {
  const lines = sums.moneyLines(SCALE, 1000000, null)
  const lacks = (more) => sums.gaps([risk(7, { sum: 1, chance: 1, ...more })], lines, "2026-11-23").map((each) => each.words)
  assert.deepEqual(lacks({}), [])
  assert.deepEqual(lacks({ owner: " " }), ["No owner"])
  assert.deepEqual(lacks({ cause: "" }), ["No cause, event or effect"])
  assert.deepEqual(lacks({ due: "2026-11-22" }), ["Act overdue"])
  assert.deepEqual(lacks({ due: "2026-11-23" }), [])
  assert.deepEqual(lacks({ due: "" }), ["No date for the act"])
  assert.deepEqual(lacks({ due: "", response: "tolerate" }), [])
  assert.match(lacks({ act: "" })[0], /only money and work/)
  assert.match(lacks({ sum: 50001 })[0], /Impact lower than the sum/)
  assert.match(lacks({ response: "tolerate", set: "service" })[0], /somebody be harmed/)
  assert.match(lacks({ changed: "2026-01-23" })[0], /three quarters/)
  assert.deepEqual(lacks({ changed: "2026-03-23" }), [])
  assert.match(lacks({ opened: "2026-01-23" })[0], /three quarters/, "a line that was never looked at is as old as itself")
  assert.deepEqual(lacks({ opened: "2026-01-23", changed: "2026-11-01" }), [])
  assert.deepEqual(lacks({ state: "closed" }), ["Closed or happened, without a reason"])
  assert.deepEqual(sums.gaps([], lines, "2026-11-23"), [])
})

test("only the first ten owe a sum, a chance and a sign; a long log is said to be long", () => {
  const risks = Array.from({ length: 26 }, (_, each) => risk(each + 1, { sign: "" }))
  const found = sums.gaps(risks, sums.moneyLines(SCALE, null, null), "2026-11-23")
  assert.match(found[0].words, /26 open lines/)
  assert.deepEqual(found.slice(1).map((each) => each.numbers.length), [10, 10])
  assert.deepEqual(sums.gaps(risks.slice(1), sums.moneyLines(SCALE, null, null), "2026-11-23").length, 2)
})

test("changes since an earlier log are named line by line, the greatest rise first", () => {
  const earlier = [risk(1), risk(2), risk(3), risk(4), risk(5)].map(sums.remembered)
  const now = [risk(1), risk(2, { after: pair(4, 4), owner: "Ben" }), risk(3, { after: pair(1, 4), due: "2027-01-01" }), risk(4, { state: "closed" }), risk(6, { name: "Newcomer" })]
  const found = sums.changes(now, earlier).map((each) => [each.risk.number, each.kind, each.what.join("; "), each.move])
  assert.deepEqual(found, [
    [2, "changed", "Score after: 8 to 16; Owner: Ann to Ben", 8],
    [4, "changed", "State: open to closed", 0],
    [6, "new", "New", null],
    [5, "gone", "Taken out of the log", null],
    [3, "changed", "Score after: 8 to 4; Act put off: 1 Dec 2026 to 1 Jan 2027", -4],
  ])
  assert.deepEqual(sums.changes(now, now), [])
  assert.deepEqual(sums.changes([], []), [])
})

test("sums, chances and owners are told as people write them", () => {
  const now = [risk(1, { sum: 1250000, chance: 15, owner: "" })]
  const found = sums.changes(now, [risk(1, { sum: null, chance: 30, due: "" })].map(sums.remembered))
  assert.deepEqual(found[0].what, ["Owner: Ann to none", "Date of the act: none to 1 Dec 2026", "Sum: none to £1,250,000", "Chance: 30% to 15%"])
  assert.equal(sums.changes([risk(1)], [risk(1, { before: pair(), after: pair() })].map(sums.remembered))[0].move, null)
})

test("two lines of one number are compared once and nothing breaks", () => {
  const earlier = [risk(1), risk(1, { owner: "Ben" })]
  assert.doesNotThrow(() => sums.changes([risk(1), risk(1)], earlier))
})

test("a number is never used again, and a shared one is given to the first", () => {
  assert.deepEqual(sums.numbered([1, null, 3], 0), { numbers: [1, 4, 3], last: 4 })
  assert.deepEqual(sums.numbered([1, null], 9), { numbers: [1, 10], last: 10 })
  assert.deepEqual(sums.numbered([2, 2, null], 2), { numbers: [2, 3, 4], last: 4 })
  assert.deepEqual(sums.numbered([], 0), { numbers: [], last: 0 })
})

test("a thousand risks are sorted, filtered, mapped and compared at once", () => {
  const many = Array.from({ length: 1000 }, (_, each) => risk(each + 1, { before: pair((each % 5) + 1, ((each * 7) % 5) + 1), sum: each, chance: 5, once: true }))
  const began = process.hrtime.bigint()
  assert.equal(sums.sorted(many, "after").length, 1000)
  assert.equal(sums.changes(many, many.map((each) => ({ ...each, owner: "Other" }))).length, 1000)
  assert.equal(sums.gaps(many, sums.moneyLines(SCALE, null, null), "2026-11-23").length > 0, true)
  assert.equal(sums.map(many, "before").flat(2).length, 1000)
  assert.equal(sums.allowance(many, 100).passes, null)
  assert.ok(Number(process.hrtime.bigint() - began) / 1e6 < 1000)
})
