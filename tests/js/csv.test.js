"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const csv = require("../../docs/assets/js/sums/csv.js")

const line = (...cells) => csv.text([cells]).slice(1, -2)

test("a file begins with the mark that Excel looks for, and lines end as it ends them", () => {
  assert.equal(csv.text([["Risk", "Owner"], ["Flood", 5]]), "\ufeffRisk,Owner\r\nFlood,5\r\n")
})

test("a comma, a quotation mark or a new line stays inside its cell", () => {
  assert.equal(line("a,b", 'say "no"', "one\ntwo", "x;y"), '"a,b","say ""no""","one\ntwo","x;y"')
})

test("no cell of text can begin a formula", () => {
  const formulas = ["=1+1", "+44 20", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "＝1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]
  for (const each of formulas) assert.match(line(each).replace(/^"/, ""), /^'/, JSON.stringify(each))
})

test("numbers stay numbers, a negative one too, and what is no number is empty", () => {
  assert.equal(line(-5, 1.5, 0, null, undefined, NaN, Infinity, false), "-5,1.5,0,,,,,false")
})

test("ordinary words are left as they are", () => {
  assert.equal(line("Saltfen’s backlog – £40,000", "a=b", "2027-12-02"), '"Saltfen’s backlog – £40,000",a=b,2027-12-02')
})
