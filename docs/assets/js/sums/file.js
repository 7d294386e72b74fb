/* A tool's saved file: an envelope of JSON round the tool's state. No page in it; tested by Node.
 *
 * A tool is { id, format, older }: format is a whole number from 1, and older holds, for each format that came before,
 * a function from its state to the next one's. A shape says what a state may hold, and so what of a file is believed:
 *   text(most) number(least, most, whole) choice(of) yes() day() list(of, most, least), or { key: shape, … } for a group.
 * An empty text, choice or day is "", an empty number null. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).file = make()
})(this, function () {
  "use strict"
  const TOOLKIT = "rethinking-service-delivery"
  const MOST = 5 * 1024 * 1024
  const FAULTS = {
    large: "The file is larger than 5 MB, and no tool here saves so large a file.",
    unread: "The file cannot be read: no tool of this toolkit saved it, or it has been damaged since.",
    foreign: "The file was not saved by this toolkit.",
    newer: "The file was saved by a newer edition of this tool. Open it with a newer copy of the toolkit.",
    damaged: "The file is damaged: what this tool saved is not in it.",
  }

  const EMPTY = { text: "", choice: "", day: "", number: null, yes: false }
  const text = (most) => ({ kind: "text", most })
  const number = (least, most, whole = false) => ({ kind: "number", least, most, whole })
  const choice = (of) => ({ kind: "choice", of })
  const yes = () => ({ kind: "yes" })
  const day = () => ({ kind: "day" })
  const list = (of, most, least = 0) => ({ kind: "list", of, most, least })

  const isGroup = (shape) => typeof shape.kind !== "string"
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
  const own = (value, key) => (Object.hasOwn(value, key) ? value[key] : undefined)

  /* The state of a shape that nobody has filled. */
  function blank(shape) {
    if (isGroup(shape)) return Object.fromEntries(Object.keys(shape).map((key) => [key, blank(shape[key])]))
    if (shape.kind === "list") return Array.from({ length: shape.least }, () => blank(shape.of))
    return EMPTY[shape.kind]
  }

  function isDay(value) {
    const date = new Date(value + "T00:00:00Z")
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && !isNaN(date) && date.toISOString().startsWith(value)
  }

  /* Any value at all, made to fit a shape: { state, notes }, where notes are sentences that say what was lost. */
  function fit(value, shape) {
    const lost = { dropped: 0, cut: 0, outside: 0, unread: 0, rows: 0 }
    const state = fitted(value, shape, lost)
    const say = (count, one, many) => (count ? [count === 1 ? one : many.replace("#", count)] : [])
    return {
      state,
      notes: [
        ...say(lost.outside, "One figure was out of range and is left blank.", "# figures were out of range and are left blank."),
        ...say(lost.unread, "One answer could not be read and is left blank.", "# answers could not be read and are left blank."),
        ...say(lost.cut, "One text was too long and is cut.", "# texts were too long and are cut."),
        ...say(lost.rows, "One list was too long and is cut.", "# lists were too long and are cut."),
        ...say(lost.dropped, "One entry that this tool does not know is left out.", "# entries that this tool does not know are left out."),
      ],
    }
  }

  function fitted(value, shape, lost) {
    if (value === undefined) return blank(shape)
    const refuse = () => ((lost.unread += 1), blank(shape))
    if (isGroup(shape)) {
      if (!isObject(value)) return refuse()
      lost.dropped += Object.keys(value).filter((key) => !Object.hasOwn(shape, key)).length
      return Object.fromEntries(Object.keys(shape).map((key) => [key, fitted(own(value, key), shape[key], lost)]))
    }
    if (shape.kind === "list") {
      if (!Array.isArray(value)) return refuse()
      if (value.length > shape.most) lost.rows += 1
      const rows = value.slice(0, shape.most).map((row) => fitted(row, shape.of, lost))
      return [...rows, ...blank(shape).slice(rows.length)]
    }
    if (shape.kind === "number") {
      if (value === null) return null
      if (typeof value !== "number" || !isFinite(value)) return refuse()
      if (value >= shape.least && value <= shape.most && (!shape.whole || Number.isInteger(value))) return value
      lost.outside += 1
      return null
    }
    if (shape.kind === "yes") return typeof value === "boolean" ? value : refuse()
    if (typeof value !== "string") return refuse()
    if (shape.kind === "choice") return value === "" || shape.of.includes(value) ? value : refuse()
    if (shape.kind === "day") return value === "" || isDay(value) ? value : refuse()
    const lines = value.replace(/\r\n?/g, "\n")
    if (lines.length <= shape.most) return lines
    lost.cut += 1
    return lines.slice(0, shape.most).replace(/[\ud800-\udbff]$/, "") // never half a character
  }

  /* The text of a file that keeps a state. */
  function pack(tool, state, when) {
    const envelope = { toolkit: TOOLKIT, tool: tool.id, format: tool.format || 1, saved: when.toISOString(), state }
    return JSON.stringify(envelope, null, 1) + "\n"
  }

  /* The text of a file, made into { state, saved, notes }, or into { fault } where it is not a file of this tool. */
  function unpack(text, tool, shape) {
    if (text.length > MOST) return { fault: FAULTS.large }
    let envelope
    try {
      envelope = JSON.parse(text.replace(/^\ufeff/, ""))
    } catch (unread) {
      return { fault: FAULTS.unread }
    }
    if (!isObject(envelope) || own(envelope, "toolkit") !== TOOLKIT) return { fault: FAULTS.foreign }
    const owner = own(envelope, "tool")
    if (owner !== tool.id) {
      const name = typeof owner === "string" && /^[a-z]{1,20}(-[a-z]{1,20}){0,3}$/.test(owner) ? owner : ""
      const which = name ? `: ${name.replace(/-/g, " ")}` : ""
      return { fault: `The file was saved by another tool${which}. Open it there.` }
    }
    const format = own(envelope, "format")
    if (!Number.isInteger(format) || format < 1) return { fault: FAULTS.damaged }
    if (format > (tool.format || 1)) return { fault: FAULTS.newer }
    let state = own(envelope, "state")
    try {
      for (let each = format; each < (tool.format || 1); each += 1) state = tool.older[each](state)
    } catch (unknown) {
      return { fault: FAULTS.damaged }
    }
    if (!isObject(state)) return { fault: FAULTS.damaged }
    const saved = String(own(envelope, "saved"))
    return { ...fit(state, shape), saved: /^[\dT:.-]{19,23}Z$/.test(saved) && isDay(saved.slice(0, 10)) && !isNaN(new Date(saved)) ? saved : "" }
  }

  /* A figure as people type it: "£1,250.50" is 1250.5, "" is null, and what is no figure is NaN. */
  function typed(words) {
    const bare = words.replace(/[£%\s]/g, "").replace(/^[−–]/, "-")
    if (!bare) return null
    return /^-?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/.test(bare) && /\d/.test(bare) ? Number(bare.replace(/,/g, "")) : NaN
  }

  return { FAULTS, MOST, blank, choice, day, fit, list, number, pack, text, typed, unpack, yes }
})
