"use strict"
const test = require("node:test")
const assert = require("node:assert/strict")
const { financialYears, fixed, millions, numbers, percent, plain, pounds } = require("../../docs/assets/js/sums/figures.js")

test("pounds are whole, with their thousands marked and a minus that is one", () => {
  assert.deepEqual([6960000, -40, 0, -0.2, 999.5, 1234567.49].map(pounds), ["£6,960,000", "−£40", "£0", "£0", "£1,000", "£1,234,567"])
})

test("what is exactly half way goes to the even side, as in Python, and nothing else does", () => {
  assert.deepEqual([0.5, 1.5, 2.5, -2.5].map((each) => Number(fixed(each))), [0, 2, 2, -2])
  assert.deepEqual([fixed(2.125, 2), fixed(2.375, 2), fixed(2.675, 2), fixed(1.005, 2)], ["2.12", "2.38", "2.67", "1.00"])
})

test("millions, per cents and figures that have no more places than they need", () => {
  assert.deepEqual([millions(39000000), millions(-1270000, 2), percent(2.3, 2), percent(-4, 0)], ["£39.0m", "−£1.27m", "2.30%", "−4%"])
  assert.deepEqual([plain(32), plain(34.615), plain(1234567.25, 2), plain(-0.04)], ["32", "34.6", "1,234,567.25", "0"])
})

test("years, over the end of a century", () => assert.deepEqual(financialYears(2098, 2), ["2098/99", "2099/00"]))

test("cells that hold pounds become numbers, and others stay", () => {
  assert.deepEqual(numbers([["2027/28", "£1,900,000", "−£40", "3.5%", "=1+1"]]), [["2027/28", 1900000, -40, "3.5%", "=1+1"]])
})
