"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const sums = require("../../docs/assets/js/sums/timetable.js")

const everywhere = ["england", "scotland", "northern-ireland"]
const holidays = [
  { id: "2027-03-17", parts: ["northern-ireland"] },
  { id: "2027-03-26", parts: everywhere },
  { id: "2027-03-29", parts: ["england", "northern-ireland"] },
  { id: "2027-11-30", parts: ["scotland"] },
  { id: "2027-12-27", parts: everywhere },
  { id: "2027-12-28", parts: everywhere },
  { id: "2028-01-03", parts: everywhere },
  { id: "2028-01-04", parts: ["scotland"] },
]
const standstill = { days: 8, count: "working", starts: "with" }
const participation = { days: 25, count: "calendar", starts: "after" }

test("a standstill that begins on a Thursday ends on a Monday, eleven days later", () => {
  assert.equal(sums.lastDay(standstill, "2027-03-04", holidays), "2027-03-15")
})

test("a bank holiday in Northern Ireland alone lengthens it by a day", () => {
  assert.equal(sums.lastDay(standstill, "2027-03-10", holidays), "2027-03-22")
})

test("over Easter, and over Christmas into a leap year", () => {
  assert.equal(sums.lastDay(standstill, "2027-03-22", holidays), "2027-04-02")
  assert.equal(sums.lastDay(standstill, "2027-12-20", holidays), "2027-12-31")
  assert.equal(sums.lastDay(standstill, "2027-12-23", holidays), "2028-01-07")
})

test("a notice published on a Sunday gains nothing: the first working day is day 1", () => {
  assert.equal(sums.lastDay(standstill, "2027-03-07", holidays), sums.lastDay(standstill, "2027-03-08", holidays))
})

test("25 days after 11 January end on 5 February; 90 days from signature run through 29 February", () => {
  assert.equal(sums.lastDay(participation, "2027-01-11", holidays), "2027-02-05")
  assert.equal(sums.lastDay({ days: 90, count: "calendar", starts: "with" }, "2027-12-16", holidays), "2028-03-14")
})

test("England's own count passes over Scotland's holidays", () => {
  assert.equal(sums.isWorkingDay("2027-11-30", holidays), false)
  assert.equal(sums.isWorkingDay("2027-11-30", holidays, "england"), true)
})

test("no days lie between a day and itself", () => {
  assert.equal(sums.workingDays("2027-03-04", "2027-03-04", holidays), 0)
  assert.equal(sums.workingDays("2027-03-04", "2027-03-08", holidays), 2)
  assert.equal(sums.workingDays("2027-03-04", "2027-03-08", holidays, "with"), 3)
})

test("a year that is not covered, and a day that is none, are refused in a sentence", () => {
  assert.throws(() => sums.isWorkingDay("2031-01-02", holidays), /known from 2027 to 2028/)
  assert.throws(() => sums.plus("2027-02-30", 1), /is not a date like/)
  assert.throws(() => sums.plus("soon", 1), /is not a date like/)
})
