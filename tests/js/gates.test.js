"use strict"
const test = require("node:test")
const assert = require("node:assert")
const sums = require("../../docs/assets/js/sums/gates.js")

const TODAY = "2026-11-22"
const step = {
  id: "options",
  number: 5,
  ways: [{ to: "case" }, { to: "in-house" }],
  questions: [{ id: "one", number: 1, must: true }, { id: "two", number: 2, must: true }, { id: "three", number: 3, must: false }],
  papers: [{ id: "p" }, { id: "q" }],
}
const single = { ...step, id: "vision", number: 1, ways: [{ to: "options" }] }
const last = { ...step, id: "case", number: 6, ways: [] }
const EMPTY = { reply: "", says: "", where: "" }
const good = { reply: "answered", says: "£100", where: "Page 3" }
const aside = { reply: "not", says: "There is no partner", where: "" }
const condition = (more) => ({ what: "It is priced", about: "", owner: "Ann", by: "2026-12-01", met: false, ...more })
const record = (more) => ({ result: "", way: "", who: "", day: "", minute: "", again: "", reason: "", advice: "", ...more })
const gate = (more = {}) => ({
  answers: { one: EMPTY, two: EMPTY, three: EMPTY, ...more.answers },
  papers: { p: false, q: false, ...more.papers },
  conditions: more.conditions || [],
  record: record(more.record),
  ...(more.review ? { review: more.review } : {}),
})
const decided = (more = {}) => gate({ ...more, answers: { one: good, two: good, ...more.answers }, record: { result: "go", way: "case", who: "Cabinet", day: "2026-11-01", ...more.record } })
const faults = (it, at = step) => sums.faults(it, at, TODAY)

test("an answer stands with its words and its evidence, or with the reason why it is not for them", () => {
  assert.equal(sums.lack(EMPTY), "has no reply")
  assert.equal(sums.lack({ ...EMPTY, reply: "open", says: "Soon" }), "is still open")
  assert.equal(sums.lack({ ...EMPTY, reply: "answered", where: "Page 3" }), "is marked answered, without the answer")
  assert.equal(sums.lack({ ...good, where: "  " }), "is answered without saying where the evidence is")
  assert.equal(sums.lack({ ...EMPTY, reply: "not", says: " " }), "is set aside without a reason")
  assert.equal(sums.lack(good), "")
  assert.equal(sums.lack(aside), "")
})

test("nothing chosen is no fault, and what “go on” would need is told all the same", () => {
  assert.deepEqual(faults(gate()), [])
  assert.deepEqual(sums.needed(gate({ answers: { one: good } }), step).map((each) => [each.number, each.lack]), [[2, "has no reply"]])
})

test("“go on” may not be recorded while a question that must be answered is not", () => {
  assert.deepEqual(faults(decided()), [])
  assert.deepEqual(faults(decided({ answers: { two: { ...EMPTY, reply: "open" } } })), ["Question 2 must be answered, and is still open."])
  assert.deepEqual(faults(decided({ answers: { one: EMPTY, two: EMPTY } })).length, 2)
  assert.deepEqual(faults(decided({ answers: { two: aside } })), [])
  assert.deepEqual(faults(decided({ answers: { three: { ...EMPTY, reply: "open" } } })), [], "another question may wait")
})

test("a condition may carry an open question only under “go on with conditions”, and only a whole one that is not met", () => {
  const open = { two: { ...EMPTY, reply: "open" } }
  const carried = [condition({ about: "two" })]
  const conditions = { result: "conditions" }
  assert.deepEqual(faults(decided({ answers: open, conditions: carried, record: conditions })), [])
  assert.deepEqual(faults(decided({ answers: open, conditions: carried })), ["Question 2 must be answered, and is still open.", "Conditions are not yet met. Then it is “Go on with conditions”."])
  assert.deepEqual(faults(decided({ answers: open, conditions: [condition()], record: conditions })), ["Question 2 must be answered, and is still open."])
  assert.deepEqual(faults(decided({ answers: open, conditions: [condition({ about: "two", met: true })], record: conditions })), ["Question 2 must be answered, and is still open."])
  assert.deepEqual(faults(decided({ answers: open, conditions: [condition({ about: "two", owner: " " })], record: conditions })), ["Question 2 must be answered, and is still open.", "Condition 1 has no owner."])
})

test("every condition has words, an owner and a date that is not before the decision", () => {
  const record = { result: "conditions" }
  assert.deepEqual(faults(decided({ record })), ["There is no condition. Write one, or it is “Go on”."])
  assert.deepEqual(faults(decided({ record, conditions: [condition(), condition({ what: "", by: "", owner: "Bo" })] })), ["Condition 2 does not say what must be so.", "Condition 2 has no date."])
  assert.deepEqual(faults(decided({ record, conditions: [condition({ by: "2026-10-31" })] })), ["Condition 1 falls due before the decision."])
  assert.deepEqual(faults(decided({ record, conditions: [condition({ by: "2026-11-01" })] })), [], "on the day itself")
  const blank = { what: "", about: "", owner: "", by: "", met: false }
  assert.deepEqual(faults(decided({ record, conditions: [blank, condition({ owner: "" })] })), ["Condition 2 has no owner."], "numbered as in the form")
  assert.deepEqual(faults(decided({ conditions: [condition({ met: true })] })), [], "a met condition does not hinder")
})

test("“not yet” and “stop” need a reason and no answers; every decision needs who and when", () => {
  const wait = { result: "wait", who: "Board", day: "2026-11-22" }
  assert.deepEqual(faults(gate({ record: wait })), ["It is not said why not yet.", "It is not said on what day it comes back."])
  assert.deepEqual(faults(gate({ record: { ...wait, reason: "No baseline", again: "2027-01-05" } })), [])
  assert.deepEqual(faults(gate({ record: { result: "stop" } })), ["It is not said why it stops.", "It is not said who decided.", "It is not said on what day it was decided."])
  assert.deepEqual(faults(decided({ record: { day: "2026-11-23" } })), ["The day of the decision has not come yet."])
})

test("where it goes next is asked only where there is a choice, and a red review only where it goes on", () => {
  assert.deepEqual(faults(decided({ record: { way: "" } })), ["It is not said where it goes next."])
  assert.deepEqual(faults(decided({ record: { way: "" } }), single), [])
  const review = { rating: "red", day: "", answer: "" }
  assert.deepEqual(faults(decided({ review })), ["The gateway review is red, and nothing is said of what was done about it."])
  assert.deepEqual(faults(decided({ review: { ...review, answer: "Re-run" } })), [])
  assert.deepEqual(faults(gate({ review, record: { result: "stop", reason: "Red", who: "Board", day: TODAY } })), [])
})

test("a gate stands as its result, as a draft, as undecided, or not at all", () => {
  assert.equal(sums.standing(gate(), step, TODAY), "")
  assert.equal(sums.standing(gate({ papers: { p: true } }), step, TODAY), "No decision recorded")
  assert.equal(sums.standing(decided(), step, TODAY), "Go on")
  assert.equal(sums.standing(decided({ answers: { one: EMPTY } }), step, TODAY), "Draft, not to be recorded as “Go on”")
})

test("what stands, what is open and what is there are counted", () => {
  assert.deepEqual(sums.count(decided({ answers: { two: EMPTY }, papers: { q: true } }), step), { questions: 3, stand: 1, open: 2, must: 1, papers: 1 })
  assert.deepEqual(sums.count(gate(), { ...step, questions: [], papers: [] }), { questions: 0, stand: 0, open: 0, must: 0, papers: 0 })
})

test("conditions stay on the list until they are met, the earliest first", () => {
  const steps = [single, step]
  const gates = {
    vision: decided({ record: { result: "conditions" }, conditions: [condition({ what: "B" }), condition({ what: "No day", by: "" }), condition({ what: "Done", met: true })] }),
    options: decided({ record: { result: "conditions" }, conditions: [condition({ what: "A", by: "2026-11-21" })] }),
  }
  assert.deepEqual(sums.outstanding(gates, steps, TODAY).map((each) => [each.what, each.step.id, each.late]), [["A", "options", true], ["B", "vision", false], ["No day", "vision", false]])
  assert.deepEqual(sums.outstanding({ vision: gate({ conditions: [condition()] }), options: gate() }, steps, TODAY), [], "one that nobody has set yet")
})

test("a file opens at the step in hand, or where the latest decision leads", () => {
  const steps = [single, step, last]
  const none = { vision: gate(), options: gate(), case: gate() }
  const at = (gates) => sums.current({ ...none, ...gates }, steps, TODAY)
  assert.equal(at({}), "vision")
  assert.equal(at({ vision: decided({ record: { way: "" } }) }), "options")
  assert.equal(at({ vision: decided(), options: gate({ papers: { p: true } }) }), "options")
  assert.equal(at({ vision: decided({ record: { day: "2026-11-10", way: "options" } }), options: decided({ record: { way: "case", day: "2026-11-02" } }) }), "options", "the later decision, not the later step")
  assert.equal(at({ case: decided({ record: { way: "" } }) }), "case", "the end of the road")
  assert.equal(at({ options: gate({ record: { result: "stop", reason: "x", who: "y", day: TODAY } }) }), "options")
})

test("what changed since an earlier file is said by step", () => {
  const steps = [single, step]
  const before = { vision: gate(), options: decided({ answers: { two: { ...EMPTY, reply: "open" } }, conditions: [condition({ what: "A" }), condition({ what: "B" })] }) }
  assert.deepEqual(sums.changes(before, before, steps), [])
  const now = {
    vision: gate({ answers: { one: good, two: good } }),
    options: decided({ answers: { one: { ...good, says: "£200" } }, papers: { p: true }, conditions: [condition({ what: "A", met: true }), condition({ what: "C" })], record: { result: "conditions" } }),
  }
  assert.deepEqual(sums.changes(now, before, steps).map(({ step: { id }, what }) => [id, what]), [
    ["vision", ["Questions 1 and 2: now answered"]],
    ["options", ["Question 2: now answered", "Question 1: put in other words, or other evidence", "Papers there: 0, now 1", "Met: A", "New condition: C", "Condition taken out: B", "Decision: Go on, now Go on with conditions"]],
  ])
  const moved = { ...before, options: { ...before.options, conditions: [condition({ what: "A", by: "2027-01-01" }), condition({ what: "B", owner: "Bo" })], record: { ...before.options.record, minute: "12" } } }
  assert.deepEqual(sums.changes(moved, before, steps)[0].what, ["Another date: A", "Another owner: B", "The record of the decision is changed"])
})

test("a thousand questions are judged at once", () => {
  const questions = Array.from({ length: 1000 }, (_, place) => ({ id: `q${place}`, number: place + 1, must: true }))
  const many = { ...step, questions }
  const answers = Object.fromEntries(questions.map((each) => [each.id, each.number % 2 ? good : EMPTY]))
  assert.equal(faults(decided({ answers }), many).length, 500)
})
