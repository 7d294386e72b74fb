"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const { judged, nearest, side } = require("../../docs/assets/js/sums/structures.js")

const structures = [
  { id: "committee", partners: ["council"], person: false, competition: "no", months: [11, 21] },
  { id: "company", partners: [], person: true, competition: "exempt", months: [9, 15] },
  { id: "contract", partners: ["company", "charity"], person: false, competition: "yes", months: [12, 18] },
]
const partners = { id: "partners", fact: "partners", kind: "partners", answers: [], says: { out: "Not with them", for: "With them" } }
const body = { id: "body", fact: "person", kind: "word", answers: [{ id: "no", out: ["true"], against: [], for: ["false"] }], says: { true: "A new body", false: "No new body" } }
const competition = { id: "competition", fact: "competition", kind: "word", answers: [{ id: "exempt", out: ["yes"], against: ["exempt"], for: ["no"] }], says: { no: "None", exempt: "Tests", yes: "Competed for" } }
const months = { id: "months", fact: "months", kind: "months", answers: [], says: { out: "Too long", against: "Perhaps", for: "In time" } }
const questions = [partners, body, competition, months]
const left = (answers, struck) => judged(structures, questions, answers, struck).filter((each) => each.left).map((each) => each.structure.id)

test("an open question leaves every structure in", () => {
  assert.deepEqual(left({}), ["committee", "company", "contract"])
  assert.deepEqual(left({ partners: {}, body: "", months: null }), ["committee", "company", "contract"])
  assert.deepEqual(left({ body: "an answer that is not one" }), ["committee", "company", "contract"])
})

test("partners: every one that is ticked must stand in it, and nobody is a partner of its own", () => {
  assert.deepEqual(left({ partners: { company: true, charity: true } }), ["contract"])
  assert.deepEqual(left({ partners: { council: true, company: true } }), [])
  assert.deepEqual(left({ partners: { nobody: true } }), ["company"])
  assert.deepEqual(left({ partners: { council: false } }), ["committee", "company", "contract"])
})

test("months: the shorter estimate rules out, the longer counts against, and a tie fits", () => {
  assert.equal(side(months, structures[0], 10), "out")
  assert.equal(side(months, structures[0], 11), "against")
  assert.equal(side(months, structures[0], 21), "for")
  assert.equal(side(months, structures[0], 0), "out")
})

test("reasons are given in words, fewest against first and most for before less", () => {
  const found = judged(structures, questions, { competition: "exempt", months: 15 })
  assert.deepEqual(found.map((each) => each.structure.id), ["committee", "company", "contract"])
  assert.deepEqual([found[0].for, found[0].against], [["None"], ["Perhaps"]])
  assert.deepEqual([found[1].for, found[1].against], [["In time"], ["Tests"]])
  assert.deepEqual(found[2].out, ["Competed for"])
})

test("one struck out by hand is out, with its reason, and one that is not there does nothing", () => {
  const struck = [{ structure: "contract", reason: "No client team", who: "Director" }, { structure: "", reason: "", who: "" }]
  assert.deepEqual(left({}, struck), ["committee", "company"])
})

test("there is never one answer: what one reason alone ruled out comes back to be looked at", () => {
  const found = judged(structures, questions, { body: "no", competition: "exempt" })
  assert.deepEqual(found.filter((each) => each.left).map((each) => each.structure.id), ["committee"])
  assert.deepEqual(nearest(found).map((each) => each.structure.id), ["contract", "company"])
  const struck = judged(structures, questions, { body: "no" }, [{ structure: "contract", reason: "", who: "" }])
  assert.deepEqual(nearest(struck).map((each) => each.structure.id), ["contract"])
  assert.deepEqual(nearest(judged(structures, questions, {})), [])
})

test("a thousand structures are judged", () => {
  const many = Array.from({ length: 1000 }, (_, place) => ({ ...structures[place % 3], id: String(place) }))
  assert.equal(judged(many, questions, { body: "no" }).filter((each) => each.left).length, 667)
})
