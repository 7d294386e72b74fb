/* Days made into a calendar file by RFC 5545, which Outlook and other diaries open. No page in it; tested by Node. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).icalendar = make()
})(this, function () {
  "use strict"

  function escaped(text) {
    return text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n?|\n/g, "\\n")
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
  }

  /* No line has more than 75 octets: the rest goes on the next one, after a space, and no letter is cut in two. */
  function folded(line) {
    const bytes = (letter) => new TextEncoder().encode(letter).length
    let room = 75
    return [...line].reduce((text, letter) => {
      room -= bytes(letter)
      if (room >= 0) return text + letter
      room = 74 - bytes(letter)
      return text + "\r\n " + letter
    }, "")
  }

  /* A name for an event that stays the same when its date moves, so that a diary moves it too: FNV-1a, 64 bits in two halves. */
  function mark(text) {
    let [high, low] = [0xcbf29ce4, 0x84222325]
    for (const byte of new TextEncoder().encode(text)) {
      low = (low ^ byte) >>> 0
      const carried = low * 0x1b3
      high = (Math.imul(high, 0x1b3) + ((low << 8) >>> 0) + Math.floor(carried / 0x100000000)) >>> 0
      low = carried >>> 0
    }
    return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0")
  }

  /* The text of a calendar: events are { day, title, words, key }, day like "2027-12-02" and key unlike any other's. */
  function text(events, when) {
    const stamp = when.toISOString().replace(/[-:]|\.\d+/g, "")
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rethinking Service Delivery//Route and timetable//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for (const event of events)
      lines.push(
        "BEGIN:VEVENT",
        `UID:${mark(event.key)}@rethinking-service-delivery`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${event.day.replace(/-/g, "")}`,
        `SUMMARY:${escaped(event.title)}`,
        ...(event.words ? [`DESCRIPTION:${escaped(event.words)}`] : []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT")
    return [...lines, "END:VCALENDAR"].map((line) => folded(line) + "\r\n").join("")
  }

  return { mark, text }
})
