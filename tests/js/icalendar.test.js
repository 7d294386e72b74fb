"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const { mark, text } = require("../../docs/assets/js/sums/icalendar.js")

const when = new Date("2026-11-23T09:30:15.250Z")
const one = { day: "2028-02-29", title: "Standstill ends", words: "", key: "a" }
const lines = (events) => text(events, when).split("\r\n")
const unfolded = (events) => text(events, when).replace(/\r\n /g, "").split("\r\n")

test("an event has a name, a stamp and a whole day", () => {
  assert.deepEqual(lines([one]), [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rethinking Service Delivery//Route and timetable//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    "UID:af63dc4c8601ec8c@rethinking-service-delivery",
    "DTSTAMP:20261123T093015Z",
    "DTSTART;VALUE=DATE:20280229",
    "SUMMARY:Standstill ends",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ])
})

test("a comma, a semicolon, a backslash and a new line are escaped, and a control letter is left out", () => {
  const event = { ...one, title: "A, b; c\\d", words: "one\r\ntwo\nthree\u0007\u0000" }
  assert.ok(unfolded([event]).includes("SUMMARY:A\\, b\\; c\\\\d"))
  assert.ok(unfolded([event]).includes("DESCRIPTION:one\\ntwo\\nthree"))
})

test("text cannot make an event of its own", () => {
  const event = { ...one, title: "x\r\nEND:VEVENT\r\nBEGIN:VALARM" }
  assert.equal(lines([event]).filter((line) => /^(BEGIN|END):/.test(line)).length, 4)
})

test("no line has more than 75 octets, no letter is cut, and unfolding gives the words back", () => {
  const words = "£ä€😀".repeat(60) + "x".repeat(200)
  const folded = lines([{ ...one, words }])
  assert.ok(folded.every((line) => Buffer.byteLength(line) <= 75))
  assert.ok(!folded.join("").includes("\ufffd"))
  assert.ok(unfolded([{ ...one, words }]).includes("DESCRIPTION:" + words))
})

test("a line of exactly 75 octets is not folded, and one of 76 is", () => {
  const summary = (length) => lines([{ ...one, title: "x".repeat(length - "SUMMARY:".length) }])
  assert.ok(summary(75).some((line) => line.length === 75))
  assert.ok(summary(76).includes(" x"))
})

test("a name is the published FNV-1a of its key, whatever the day", () => {
  assert.equal(mark(""), "cbf29ce484222325")
  assert.equal(mark("foobar"), "85944171f73967e8")
})

test("a calendar with nothing in it, and one with a thousand, are whole", () => {
  assert.equal(lines([]).length, 7)
  const many = Array.from({ length: 1000 }, (_, place) => ({ ...one, key: String(place) }))
  const names = unfolded(many).filter((line) => line.startsWith("UID:"))
  assert.equal(new Set(names).size, 1000)
})
