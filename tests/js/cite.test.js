"use strict"
const assert = require("node:assert")
const { test } = require("node:test")
const cite = require("../../docs/assets/js/cite.js")

const parts = {
  set: "Rethinking Service Delivery, version 2026.11.0, ",
  page: "“Risk”, ",
  law: "law checked on 22 November 2026, ",
  address: "https://example.org/risk/",
}

test("a reference names the section, and its address ends in the section's", () => {
  assert.equal(
    cite.reference(parts, "Who may stop you", "who-may-stop-you"),
    "Rethinking Service Delivery, version 2026.11.0, “Risk”, section “Who may stop you”, " +
      "law checked on 22 November 2026, https://example.org/risk/#who-may-stop-you",
  )
})

test("a reference to the page is what the page says", () => {
  assert.equal(cite.reference(parts), parts.set + parts.page + parts.law + parts.address)
})

test("on a stick the section stands behind the file's name", () => {
  const there = cite.reference({ ...parts, address: "toolkit/risk.html in the offline copy" }, "Stop", "stop")
  assert.ok(there.endsWith("toolkit/risk.html#stop in the offline copy"))
})

test("a page on a web server has its address there, without what was searched for", () => {
  const there = { protocol: "https:", origin: "https://a.example", pathname: "/risk/", search: "?h=x", hash: "#y" }
  assert.equal(cite.address(there, "/risk/"), "https://a.example/risk/")
  assert.equal(cite.address({ protocol: "file:" }, "toolkit/risk.html in the offline copy"), "toolkit/risk.html in the offline copy")
})
