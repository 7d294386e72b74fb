"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const { firstDay, meetings, plan } = require("../../docs/assets/js/sums/timetable.js")

const everywhere = ["england", "scotland", "northern-ireland"]
const holidays = [
  { id: "2027-12-27", parts: everywhere },
  { id: "2027-12-28", parts: everywhere },
  { id: "2028-01-03", parts: everywhere },
  { id: "2028-01-04", parts: ["scotland"] },
  { id: "2028-04-14", parts: everywhere },
  { id: "2028-04-17", parts: ["england", "northern-ireland"] },
]
const periods = [
  { id: "standstill", days: 8, count: "working", starts: "with", bound: "minimum" },
  { id: "details", days: 30, count: "calendar", starts: "with", bound: "maximum" },
  { id: "key", days: 28, count: "calendar", starts: "after", bound: "before" },
]
const step = (parts) => ({ name: "", who: "", follows: null, starts: "same", lasts: "", length: null, day: "", period: "", ...parts })
const planned = (steps, more = {}) => plan({ start: "2027-12-22", first: "", weeks: null, dates: [], backs: [], ...more, steps }, periods, holidays)
const dates = (steps, more) => planned(steps, more).rows.map((row) => row.fault || [row.first, row.last])

test("no steps make no rows, and a step without a start says so", () => {
  assert.deepEqual(planned([]), { rows: [], backs: [] })
  assert.deepEqual(dates([step({ lasts: "calendar", length: 1 })], { start: "" }), ["Give the day on which the timetable starts."])
})

test("a standstill over Christmas into a leap year is counted by the law, then signed on the next working day in England", () => {
  const rows = dates([
    step({ lasts: "england", length: 0 }),
    step({ starts: "next", lasts: "law", period: "standstill" }), // 23, 24, 29, 30, 31 December; 5, 6 and 7 January
    step({ starts: "next", lasts: "calendar", length: 0 }),
  ])
  assert.deepEqual(rows, [["2027-12-22", "2027-12-22"], ["2027-12-23", "2028-01-07"], ["2028-01-10", "2028-01-10"]])
})

test("over Easter of a leap year", () => {
  assert.deepEqual(dates([step({ lasts: "law", period: "standstill" })], { start: "2028-04-06" }), [["2028-04-06", "2028-04-19"]])
})

test("England's count and that of the whole United Kingdom part on 4 January", () => {
  const last = (lasts) => dates([step({ lasts, length: 2 })], { start: "2027-12-31" })[0][1]
  assert.equal(last("england"), "2028-01-05")
  assert.equal(last("uk"), "2028-01-06")
  assert.equal(last("calendar"), "2028-01-02")
})

test("a step may follow any above it, and none below", () => {
  const rows = dates([step({ lasts: "calendar", length: 1 }), step({ lasts: "calendar", length: 5 }), step({ follows: 1, starts: "after", lasts: "calendar", length: 1 }), step({ follows: 4, lasts: "calendar", length: 1 })])
  assert.deepEqual(rows[2], ["2027-12-24", "2027-12-25"])
  assert.equal(rows[3], "A step can only follow one that stands above it.")
})

test("what waits for a step without a date says which", () => {
  assert.deepEqual(dates([step({}), step({ lasts: "calendar", length: 1 })]), ["Say how long it lasts, in days.", "Waits for a date of step 1."])
})

test("a decision waits for the first meeting that leaves the days to prepare; a tie is that meeting", () => {
  const more = { dates: [{ day: "2028-01-07" }, { day: "2027-12-23" }, { day: "" }] }
  const last = (length) => dates([step({ lasts: "meeting", length })], more)[0]
  assert.equal(last(0)[1], "2027-12-23")
  assert.equal(last(1)[1], "2027-12-23")
  assert.equal(last(2)[1], "2028-01-07")
  assert.equal(last(30), "No meeting is given that is late enough.")
})

test("meetings of a cycle and single ones stand together, each once", () => {
  const found = meetings({ dates: [{ day: "2028-01-18" }, { day: "2028-01-01" }], first: "2028-01-04", weeks: 2 })
  assert.deepEqual(found.slice(0, 4), ["2028-01-01", "2028-01-04", "2028-01-18", "2028-02-01"])
  assert.deepEqual(meetings({ dates: [], first: "2028-01-04", weeks: null }), ["2028-01-04"])
  assert.deepEqual(meetings({ dates: [], first: "", weeks: 2 }), [])
})

test("a date that the law does not allow is kept and said to be unlawful", () => {
  const early = planned([step({ lasts: "calendar", length: 3, period: "standstill" })]).rows[0]
  assert.deepEqual([early.last, early.limit, early.lawful], ["2027-12-25", "2028-01-06", false])
  const late = planned([step({ lasts: "calendar", length: 30, period: "details" })]).rows[0]
  assert.equal(late.lawful, false)
  assert.equal(planned([step({ lasts: "law", period: "details" })]).rows[0].lawful, true)
})

test("a day is refused before the step begins, and one is asked for", () => {
  assert.deepEqual(dates([step({ lasts: "day", day: "2027-12-21" })]), ["It ends before it begins."])
  assert.deepEqual(dates([step({ lasts: "day" })]), ["Give the day on which it ends."])
  assert.deepEqual(dates([step({ lasts: "law" })]), ["No period is chosen that says how long it lasts."])
})

test("a year whose bank holidays are not known is said to be so, and calendar days go on without them", () => {
  const rows = planned([step({ lasts: "calendar", length: 400 }), step({ lasts: "england", length: 1 }), step({ follows: 1, lasts: "calendar", length: 1 })]).rows
  assert.equal(rows[0].last, "2029-01-25")
  assert.equal(rows[0].working, null)
  assert.equal(rows[1].fault, "It needs bank holidays that are not known here: those of 2027 to 2028 are.")
  assert.equal(rows[2].last, "2029-01-26")
})

test("28 clear days before a meeting on 23 November begin on 25 October", () => {
  assert.equal(firstDay(periods[2], "2027-11-23", holidays), "2027-10-25")
  const { backs } = planned([step({ lasts: "day", day: "2028-02-01" })], { backs: [{ period: "key", step: 1, of: "last" }, { period: "key", step: 9, of: "last" }, { period: "", step: 1, of: "last" }] })
  assert.equal(backs[0].by, "2028-01-03")
  assert.equal(backs[1].fault, "Waits for a date of step 9.")
  assert.equal(backs[2].fault, "No period is chosen that says how long it lasts.")
})

test("a thousand steps are dated at once", () => {
  const rows = planned(Array.from({ length: 1000 }, () => step({ lasts: "calendar", length: 0 }))).rows
  assert.equal(rows[999].last, "2027-12-22")
})
