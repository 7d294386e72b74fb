"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const sums = require("../../docs/assets/js/sums/route.js")

const tests = [
  { id: "decides", kind: "transfer" },
  { id: "loss", kind: "transfer" },
  { id: "parent", kind: "vertical" },
  { id: "activity", kind: "vertical" },
  { id: "board", kind: "vertical", joint: true },
  { id: "common", kind: "horizontal" },
  { id: "purposes", kind: "horizontal" },
]
const all = ["uk1", "uk2", "uk3", "uk4", "uk5", "uk6", "uk7", "uk8", "uk9", "uk10", "uk11", "uk12", "uk17"]
const regime = (id, standstill, notices) => ({ id, standstill, notices })
const facts = {
  tests,
  thresholds: [
    { id: "services", amount: 207720, before: 214904 },
    { id: "light", amount: 663540, before: 663540 },
    { id: "light-concession", amount: 5372609, before: 5372609 },
    { id: "concession", amount: 5193000, before: 5372609 },
  ],
  regimes: [regime("full", "must", all), regime("light", "may", all.filter((id) => id !== "uk9" && id !== "uk10")), regime("below", "no", ["uk4", "uk7"]), regime("call-off", "may", ["uk6", "uk7", "uk11"]), regime("health", "must", []), regime("old", "no", []), regime("exempt", "no", []), regime("concession", "must", all)],
  notices: all.map((id) => ({ id })),
  procedures: [
    { id: "open", standstill: true, notices: ["uk4", "uk6", "uk7"], steps: [
      { id: "tenders", name: "Tenders", who: "", follows: null, starts: "same", lasts: "law", length: null, period: "tendering" },
      [
        { id: "decision", name: "Decision", who: "", follows: null, starts: "same", lasts: "meeting", length: 10, period: null },
        { id: "standstill", name: "Standstill", who: "", follows: null, starts: "next", lasts: "law", length: null, period: "standstill" },
        { id: "signature", name: "Signature", who: "", follows: null, starts: "next", lasts: "england", length: 0, period: null },
        { id: "details", name: "Details", who: "", follows: "signature", starts: "same", lasts: "law", length: null, period: "contract-details" },
        { id: "copy", name: "Copy", who: "", follows: "signature", starts: "same", lasts: "law", length: null, period: "contract-copy" },
        { id: "mobilisation", name: "Mobilisation", who: "", follows: "signature", starts: "same", lasts: "england", length: 60, period: null },
      ],
    ] },
    { id: "urgent", standstill: false, notices: ["uk5", "uk6", "uk7"], steps: [] },
    { id: "call-off", standstill: false, notices: ["uk6", "uk7"], steps: [] },
    { id: "choice", standstill: false, notices: [], steps: [] },
  ],
}
const rules = { health: "no", began: "since", kind: "services", value: 300000, unknown: false, way: "", tendering: "", planned: false, urgent: false, engaged: "", spend: "", invited: "", transfer: false }
const state = (more = {}, ruled = {}) => ({ is: { supply: "yes", who: "other" }, transfer: {}, vertical: {}, horizontal: {}, turnover: [], start: "", first: "", dates: [], ...more, rules: { ...rules, ...ruled } })
const route = (more, ruled) => sums.route(state(more, ruled), facts)
const year = (total, other) => ({ year: "", total, other })

test("more than 80% is needed for the vertical test; exactly 20% passes the horizontal alone", () => {
  const share = (other) => sums.activity([year(50, other), year(30, 0), year(20, 0)])
  assert.deepEqual([share(20).share, share(20).vertical, share(20).horizontal], [20, false, true])
  assert.deepEqual([share(19.99).vertical, share(19.99).horizontal], [true, true])
  assert.deepEqual([share(20.01).vertical, share(20.01).horizontal], [false, false])
})

test("pennies are added as pennies: three times 10p of £1.50 is exactly a fifth", () => {
  assert.equal(sums.activity([year(0.5, 0.1), year(0.5, 0.1), year(0.5, 0.1)]).horizontal, true)
})

test("figures that are missing, nothing at all, or more than the whole give no share", () => {
  assert.equal(sums.activity([]), null)
  assert.equal(sums.activity([year(null, null)]), null)
  assert.equal(sums.activity([year(10, null)]), null)
  assert.equal(sums.activity([year(10, 11)]), null)
  assert.equal(sums.activity([year(0, 0)]), null)
  assert.equal(sums.activity([year(10, 0)]).years, 1)
  assert.equal(sums.activity(Array.from({ length: 1000 }, () => year(10, 1))).share, 10)
})

test("an exemption is met by every test, fails by one, and is open while one is not answered", () => {
  const three = [year(10, 0), year(10, 0), year(10, 1)]
  const of = (answers, years = three) => sums.exemption("vertical", answers, years, tests).state
  assert.equal(of({ parent: "yes", board: "na" }), "met")
  assert.equal(of({ parent: "yes", board: "no" }), "failed")
  assert.equal(of({ parent: "yes" }), "open")
  assert.equal(of({ parent: "yes", board: "yes" }, three.slice(1)), "open")
  assert.equal(of({ parent: "yes", board: "yes" }, [year(10, 5), year(10, 5), year(10, 5)]), "failed")
})

test("the signs of a function that passes", () => {
  const of = (signs) => sums.transfer(signs, tests)
  assert.equal(of({}), "")
  assert.equal(of({ decides: "transfer", loss: "transfer" }), "yes")
  assert.equal(of({ decides: "transfer" }), "mixed")
  assert.equal(of({ decides: "transfer", loss: "purchase" }), "mixed")
  assert.equal(of({ loss: "purchase" }), "no")
})

test("nothing supplied is no contract; nothing answered is no route, and says what is missing", () => {
  assert.equal(route({ is: { supply: "no", who: "" } }).regime, "none")
  const open = route({ is: { supply: "", who: "" } }, { health: "", began: "" })
  assert.equal(open.regime, "")
  assert.equal(open.missing.length, 4)
})

test("health comes before every other rule from 1 January 2024, and old rules stay with old procurements", () => {
  assert.equal(route({}, { health: "yes", way: "call-off" }).regime, "health")
  assert.equal(route({}, { health: "yes", began: "before-act" }).regime, "health")
  assert.equal(route({}, { health: "yes", began: "before" }).regime, "old")
  assert.equal(route({}, { began: "before-act" }).regime, "old")
  assert.match(route({}, { began: "before-2015" }).unsettled[0], /older still/)
})

test("an exemption that is met ends the matter, and one that is not goes on to the rules", () => {
  const three = [year(10, 0), year(10, 0), year(10, 1)]
  assert.equal(route({ is: { supply: "yes", who: "authority" }, horizontal: { common: "yes" }, turnover: three }).regime, "exempt")
  const failed = route({ is: { supply: "yes", who: "authority" }, horizontal: { common: "no" }, turnover: three })
  assert.deepEqual([failed.regime, failed.exemption.failed.map((each) => each.id)], ["full", ["common"]])
})

test("a value at the threshold is covered, a pound below is not, and one that cannot be estimated is", () => {
  assert.equal(route({}, { value: 207720 }).regime, "full")
  assert.equal(route({}, { value: 207719 }).regime, "below")
  assert.equal(route({}, { value: 0 }).regime, "below")
  assert.equal(route({}, { value: null, unknown: true }).regime, "full")
  assert.equal(route({}, { value: null }).regime, "")
})

test("the sums are those of the day on which it begins", () => {
  assert.equal(route({ start: "2025-12-31" }, { value: 210000 }).regime, "below")
  assert.equal(route({ start: "2026-01-01" }, { value: 210000 }).regime, "full")
  assert.match(route({ start: "2028-01-01" }).unsettled[0], /not known/)
  assert.deepEqual(route({ start: "2027-12-31" }).unsettled, [])
})

test("the standstill is a duty but for light touch, call-offs, urgency and below the threshold", () => {
  const of = (more, ruled) => sums.standstill(state(more, ruled), route(more, ruled), facts)
  assert.equal(of({}, {}), "must")
  assert.equal(of({}, { way: "open" }), "must")
  assert.equal(of({}, { way: "urgent" }), "may")
  assert.equal(of({}, { way: "call-off" }), "may")
  assert.equal(of({}, { kind: "light", value: 700000 }), "may")
  assert.equal(of({}, { value: 1 }), "")
  assert.equal(of({}, { way: "choice", kind: "light", value: 700000 }), "")
  assert.equal(of({}, { health: "yes" }), "health")
})

test("the notices of each route", () => {
  const of = (ruled) => Object.fromEntries(sums.notices(state({}, ruled), route({}, ruled), facts).map(({ notice, need }) => [notice.id, need]))
  assert.deepEqual(of({ way: "open", engaged: "yes", spend: "no" }), { uk2: "yes", uk3: "choice", uk4: "yes", uk6: "yes", uk7: "yes", uk8: "if", uk9: "if", uk10: "if", uk11: "yes", uk12: "if", uk17: "yes" })
  assert.deepEqual(of({ way: "urgent" }).uk5, "yes")
  assert.equal("uk4" in of({ way: "urgent" }), false)
  assert.equal(of({ value: 5000000 }).uk9, "if")
  assert.equal(of({ value: 5000001 }).uk9, "yes")
  assert.deepEqual(of({ value: 29999 }), {})
  assert.deepEqual(of({ value: 30000, invited: "no" }), { uk4: "yes", uk7: "yes" })
  assert.deepEqual(of({ value: 30000, invited: "yes" }), { uk7: "yes" })
  assert.deepEqual(of({ way: "call-off" }), { uk6: "yes", uk7: "yes", uk11: "yes" })
  assert.deepEqual(of({ way: "choice", kind: "light", value: 700000 }), {})
  assert.equal("uk17" in of({ kind: "light-concession", value: 6000000 }), false)
  assert.deepEqual(of({ health: "yes" }), {})
})

test("the steps leave out what does not apply, and follow the right one all the same", () => {
  const of = (more, ruled) => sums.steps(state(more, { way: "open", ...ruled }), route(more, { way: "open", ...ruled }), facts)
  const bare = of({}, {})
  assert.deepEqual(bare.steps.map((step) => step.name), ["Tenders", "Standstill", "Signature", "Details", "Mobilisation"])
  assert.deepEqual(bare.steps.map((step) => step.follows), [null, null, null, 3, 3])
  assert.deepEqual(bare.backs, [])
  const whole = of({ dates: [{ day: "2027-11-23" }] }, { value: 6000000, planned: true, transfer: true })
  assert.equal(whole.steps.length, 7)
  assert.deepEqual(whole.steps[6].follows, 4)
  assert.equal(whole.steps[0].period, "tendering-selected")
  assert.deepEqual(whole.backs.map((back) => [back.period, back.step, back.of]), [["planned-notice", 1, "first"], ["key-decision", 2, "last"], ["reports", 2, "last"], ["liability-information", 7, "last"]])
  const light = of({}, { kind: "light", value: 6000000 })
  assert.deepEqual(light.steps.map((step) => step.period), ["", "standstill", "", "contract-details-light", "contract-copy-light", ""])
  assert.deepEqual([light.steps[0].lasts, light.steps[0].length], ["calendar", 25])
  assert.deepEqual(of({}, { value: 1 }).steps.map((step) => step.name), ["Tenders", "Signature", "Mobilisation"])
  assert.deepEqual(of({}, { way: "" }), { steps: [], backs: [] })
})
