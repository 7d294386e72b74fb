/* What the search page shows round its results: marks, snippets, meanings and law. node --test tests/js/search.test.js */
"use strict"
const test = require("node:test")
const assert = require("node:assert/strict")
const fs = require("node:fs")
const path = require("node:path")
const vm = require("node:vm")
const assets = path.join(__dirname, "../../docs/assets")
for (const name of ["base", "english"])
  vm.runInThisContext(fs.readFileSync(path.join(assets, `vendor/snowball/${name}-stemmer.js`), "utf8"))
const words = require(path.join(assets, "js/search/words.js"))
const marks = require(path.join(assets, "js/search/marks.js"))
const { begin } = require(path.join(assets, "js/search/answers.js"))

const marked = (text, wordings) => marks.hits(text, wordings, words).map(([start, end]) => text.slice(start, end))

test("every form of a word is marked, and a wording of several words only whole", () => {
  assert.deepEqual(marked("Outsourced: to outsource, outsourcing.", ["outsourc"]), ["Outsourced", "outsource", "outsourcing"])
  assert.deepEqual(marked("The best and final offer was the best.", ["best_and_final_offer"]), ["best and final offer"])
  assert.deepEqual(marked("An in-house team, s.101 and £207,720.", ["hous", "s101", "207720"]), ["in-house", "101", "£207,720"])
  assert.deepEqual(marked("", ["a"]), [])
})

test("a snippet is where the words stand together, cut at words, with its marks in place", () => {
  const filling = "Nothing of note happens in this sentence at all. ".repeat(20)
  const text = `${filling}First exit alone. ${filling}The exit plan and the exit fee stand here. ${filling}`
  const { text: some, hits } = marks.snippet(text, ["exit", "plan", "fee"], words)
  assert.ok(some.length < 260 && some.startsWith("… ") && some.endsWith(" …"))
  assert.deepEqual(hits.map(([start, end]) => some.slice(start, end)), ["exit", "plan", "exit", "fee"])
  assert.deepEqual(marks.snippet("Short.", ["exit"], words), { text: "Short.", hits: [] })
})

test("an entry is cut before its lists, and at a word where it is long", () => {
  assert.equal(marks.brief("A thing. Now: another. Also called: that. Law: x. See also: y.", 99), "A thing. Now: another.")
  assert.equal(marks.brief("one two three", 9), "one two …")
  assert.equal(marks.part("s101"), "section 101")
  assert.equal(marks.part("sch2"), "Schedule 2")
})

const answers = begin(
  {
    small: ["what", "does", "the", "a", "is", "has"],
    terms: [
      [0, ["best final offer"], ["bafo"]],
      [1, ["contract"], []],
      [2, ["offici journal european union"], ["ojeu"]],
      [3, ["joint committe"], []],
    ],
    laws: [
      [10, "Local Government Act 1972", "in force, as amended", ["local govern act 1972", "local govern act", "lga 1972"], { s101: 9, s113: 4 }],
      [11, "Procurement Act 2023", "in force", ["procur act 2023", "procur act", "pa 2023", "2023 c 54"], { s101: 2 }],
    ],
  },
  words,
)

test("a term's meaning is shown for the term, for a question about it and for a short form in a longer question", () => {
  for (const question of ["BAFO", "what does BAFO mean", "best and final offers", "what has replaced the BAFO", "bafo scoring rules"])
    assert.deepEqual(answers(question.replace("and ", "")).terms, [0], question)
  assert.deepEqual(answers("joint committee voting").terms, [3])
})

test("an ordinary word inside a question brings no meaning, and nothing brings nothing", () => {
  assert.deepEqual(answers("ending a contract early").terms, [])
  assert.deepEqual(answers(""), { terms: [], laws: [] })
  assert.deepEqual(answers("what does the mean").terms, [])
})

test("a section alone brings the laws that are cited by it, most cited first, and section 1010 none", () => {
  assert.deepEqual(answers("section 101").laws.map((law) => [law.section, law.pages]), [[10, 9], [11, 2]])
  assert.deepEqual(answers("s.1010").laws, [])
})

test("an instrument is known by its name, its initials and its number, with the section that was asked for", () => {
  for (const question of ["s101 LGA 1972", "section 101 of the Local Government Act 1972", "local government act s101"])
    assert.deepEqual(answers(question).laws.map((law) => [law.section, law.part]), [[10, "s101"]], question)
  assert.deepEqual(answers("2023 c. 54").laws.map((law) => [law.section, law.part]), [[11, undefined]])
})
