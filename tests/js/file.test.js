"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const file = require("../../docs/assets/js/sums/file.js")

const tool = { id: "risk-log" }
const shape = {
  name: file.text(10),
  money: { start: file.number(0, 100), years: file.number(1, 9, true) },
  kind: file.choice(["open", "closed"]),
  agreed: file.yes(),
  day: file.day(),
  risks: file.list({ event: file.text(20), score: file.number(1, 5, true) }, 3),
}
const filled = {
  name: "Roads",
  money: { start: 12.5, years: 7 },
  kind: "open",
  agreed: true,
  day: "2027-12-02",
  risks: [{ event: "Flood\nagain", score: 5 }, { event: "", score: null }],
}
const when = new Date("2026-11-23T09:00:00Z")
const packed = (changes) => JSON.stringify({ ...JSON.parse(file.pack(tool, filled, when)), ...changes })
const open = (text) => file.unpack(text, tool, shape)

test("what is saved is what is opened", () => {
  assert.deepEqual(open(file.pack(tool, filled, when)), { state: filled, notes: [], saved: "2026-11-23T09:00:00.000Z" })
})

test("a mark at the beginning, as some editors leave it, does no harm", () => {
  assert.deepEqual(open("\ufeff" + file.pack(tool, filled, when)).state, filled)
})

test("a blank state has every key and fits its own shape", () => {
  const blank = file.blank(shape)
  assert.deepEqual(blank, { name: "", money: { start: null, years: null }, kind: "", agreed: false, day: "", risks: [] })
  assert.deepEqual(file.fit(blank, shape), { state: blank, notes: [] })
  assert.deepEqual(file.blank(file.list(file.text(3), 9, 2)), ["", ""])
})

test("each file that is not to be opened is refused in its own sentence", () => {
  const faults = {
    large: [" ".repeat(file.MOST + 1)],
    unread: ["", "not JSON", file.pack(tool, filled, when).slice(0, 100), "\u0000\u0001PK", "[".repeat(200000)],
    foreign: ["null", "[]", "7", '"text"', "{}", '{"toolkit":"another"}', '{"__proto__":{"toolkit":"rethinking-service-delivery"}}'],
    newer: [packed({ format: 2 })],
    damaged: [packed({ format: "1" }), packed({ format: 0 }), packed({ state: null }), packed({ state: [1] }), packed({ state: "x" })],
  }
  for (const [name, texts] of Object.entries(faults))
    for (const text of texts) assert.deepEqual(open(text), { fault: file.FAULTS[name] }, `${name}: ${text.slice(0, 40)}`)
  assert.equal(new Set(Object.values(file.FAULTS)).size, Object.keys(file.FAULTS).length)
})

test("another tool's file says whose it is, and a strange name is not repeated", () => {
  assert.match(open(packed({ tool: "options-appraisal" })).fault, /another tool: options appraisal\. Open it there\.$/)
  for (const owner of ["<img src=x>", "a".repeat(5000), 7, null, { toString: "x" }])
    assert.equal(open(packed({ tool: owner })).fault, "The file was saved by another tool. Open it there.")
})

test("an older format is brought up step by step, and a step that fails is damage", () => {
  const newer = { id: "risk-log", format: 3, older: { 1: (state) => ({ ...state, name: state.title }), 2: (state) => ({ ...state, agreed: true }) } }
  const old = packed({ state: { title: "Old" } })
  const { state } = file.unpack(old, newer, shape)
  assert.equal(state.name, "Old")
  assert.equal(state.agreed, true)
  assert.equal(file.unpack(packed({ state: null }), newer, shape).fault, file.FAULTS.damaged)
})

test("what does not fit is dropped, blanked or cut, and each is said", () => {
  const { state, notes } = file.fit(
    {
      name: "Much too long a name",
      money: { start: 101, years: 2.5, extra: 1 },
      kind: "ajar",
      agreed: "yes",
      day: "2027-02-30",
      risks: [{ event: "x", score: 9 }, 7, { score: "3" }, {}],
      more: [],
    },
    shape,
  )
  assert.deepEqual(state, {
    name: "Much too l",
    money: { start: null, years: null },
    kind: "",
    agreed: false,
    day: "",
    risks: [{ event: "x", score: null }, { event: "", score: null }, { event: "", score: null }],
  })
  assert.deepEqual(notes, [
    "3 figures were out of range and are left blank.",
    "5 answers could not be read and are left blank.",
    "One text was too long and is cut.",
    "One list was too long and is cut.",
    "2 entries that this tool does not know are left out.",
  ])
})

test("numbers that are none are blank, and a text is never cut inside a character", () => {
  for (const value of [NaN, Infinity, "5", true, [5], {}]) assert.equal(file.fit(value, file.number(0, 9)).state, null)
  assert.equal(file.fit("ab😀", file.text(3)).state, "ab")
  assert.equal(file.fit("a\r\nb\rc", file.text(9)).state, "a\nb\nc")
})

test("__proto__ and constructor in a file change nothing", () => {
  const text = packed({}).replace('"state":{', '"state":{"__proto__":{"name":"taken","polluted":1},"constructor":{"prototype":{"polluted":1}},')
  const { state } = open(text)
  assert.deepEqual(state, filled)
  assert.equal({}.polluted, undefined)
  assert.equal(Object.getPrototypeOf(state), Object.prototype)
  assert.equal(open(packed({ state: { toString: "x", valueOf: null } })).state.name, "")
  assert.equal(file.fit(JSON.parse('{"__proto__": {"name": "taken"}}'), shape).state.name, "")
})

test("what stands a hundred thousand deep is dropped like anything that no shape has", () => {
  const deep = "[".repeat(100000) + "]".repeat(100000)
  const text = packed({}).replace('"name":"Roads"', `"name":${deep},"more":${deep}`)
  assert.deepEqual(open(text), { state: { ...filled, name: "" }, notes: ["One answer could not be read and is left blank.", "One entry that this tool does not know is left out."], saved: "2026-11-23T09:00:00.000Z" })
})

test("a time of saving that no clock shows is left unsaid", () => {
  for (const saved of ["2026-11-23T99:99:99.999Z", "2026-02-30T09:00:00.000Z", "2026-11-23T---------Z", "yesterday", 7, null])
    assert.equal(open(packed({ saved })).saved, "", String(saved))
  assert.equal(open(packed({ saved: "1990-01-01T00:00:00.000Z" })).saved, "1990-01-01T00:00:00.000Z")
})

test("figures are read as people type them", () => {
  const read = { "": null, "  ": null, "£": null, "£1,250.50": 1250.5, "1 250": 1250, "12%": 12, "−3": -3, ".5": 0.5, "1,250,000": 1250000 }
  for (const [words, figure] of Object.entries(read)) assert.equal(file.typed(words), figure, words)
  for (const words of ["five", "1,5", "12,34,567", "1e5", "--1", "1.2.3", "-", ".", "0x10"])
    assert.ok(Number.isNaN(file.typed(words)), words)
})
