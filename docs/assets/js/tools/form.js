/* A tool's form as a state, and back. A field's name is its key; "money.start" is the key start of the group money.
 * [data-rows="risks"] is a list: each [data-row] in it holds the fields of one entry, named within it, and reads
 * data-most, data-least and data-each ("risk": what one is called). Neither radio buttons nor a list stand in rows. */
;(function (home) {
  "use strict"
  const { file } = home.sums
  const { make } = home.toolkit
  home.toolkit.form = { begin, faults, read, shape, write }
  const FIELDS = "input[name], select[name], textarea[name]"
  const TEXT = 2000

  const nearest = (element) => element.parentElement.closest("[data-row], [data-widget=tool]")
  const within = (scope, what) => [...scope.querySelectorAll(what)].filter((each) => nearest(each) === scope)
  const isNumber = (field) => field.inputMode === "decimal"
  const limits = (field) => [Number(field.dataset.min ?? -1e12), Number(field.dataset.max ?? 1e12)]

  function set(state, name, value) {
    const keys = name.split(".")
    const last = keys.pop()
    keys.reduce((group, key) => (group[key] = group[key] || {}), state)[last] = value
  }
  const get = (state, name) => name.split(".").reduce((group, key) => group && group[key], state)

  /* What a state may hold, from the form itself. */
  function shape(scope) {
    const found = {}
    within(scope, FIELDS).forEach((field) => {
      if (field.type === "radio") {
        const before = get(found, field.name)
        set(found, field.name, file.choice([...(before ? before.of : []), field.value]))
      } else if (field.type === "checkbox") set(found, field.name, file.yes())
      else if (field.type === "date") set(found, field.name, file.day())
      else if (field.options) set(found, field.name, file.choice([...field.options].map((each) => each.value).filter(Boolean)))
      else if (isNumber(field)) set(found, field.name, file.number(...limits(field), "whole" in field.dataset))
      else set(found, field.name, file.text(field.maxLength > 0 ? field.maxLength : TEXT))
    })
    within(scope, "[data-rows]").forEach((rows) => {
      const { rows: name, most, least } = rows.dataset
      set(found, name, file.list(shape(pattern(rows)), Number(most || 100), Number(least || 0)))
    })
    return found
  }

  /* A row to copy: the first that the page came with, kept empty. */
  function pattern(rows) {
    rows.pattern = rows.pattern || rows.querySelector("[data-row]").cloneNode(true)
    return rows.pattern
  }

  function value(field) {
    if (field.type === "checkbox") return field.checked
    if (!isNumber(field)) return field.value
    const figure = file.typed(field.value)
    return wrong(field) ? null : figure
  }

  function read(scope) {
    const state = {}
    within(scope, FIELDS).forEach((field) => {
      if (field.type !== "radio") set(state, field.name, value(field))
      else if (field.checked || get(state, field.name) === undefined) set(state, field.name, field.checked ? field.value : "")
    })
    within(scope, "[data-rows]").forEach((rows) => {
      const empty = JSON.stringify(read(pattern(rows)))
      const each = [...rows.querySelectorAll("[data-row]")].map(read)
      while (each.length && JSON.stringify(each[each.length - 1]) === empty) each.pop() // blank rows at the end are none
      set(state, rows.dataset.rows, each)
    })
    return state
  }

  function write(scope, state) {
    within(scope, FIELDS).forEach((field) => {
      const entry = get(state, field.name)
      if (field.type === "radio") field.checked = field.value === entry
      else if (field.type === "checkbox") field.checked = entry === true
      else field.value = shown(field, entry)
      mark(field)
    })
    within(scope, "[data-rows]").forEach((rows) => {
      const entries = get(state, rows.dataset.rows) || []
      const empty = read(pattern(rows))
      rows.querySelectorAll("[data-row]").forEach((row) => row.remove())
      const shown = [...entries, ...Array(Math.max(0, Number(rows.dataset.least || 0) - entries.length, entries.length ? 0 : 1)).fill(empty)]
      shown.forEach((entry) => write(add(rows), entry))
    })
  }

  /* A sum of money with its thousands marked, anything else as it is. */
  function shown(field, entry) {
    const isMoney = "money" in field.dataset && typeof entry === "number" && isFinite(entry)
    return isMoney ? entry.toLocaleString("en-GB", { maximumFractionDigits: 20 }) : entry ?? ""
  }

  function add(rows) {
    const row = rows.appendChild(pattern(rows).cloneNode(true))
    const end = row.querySelector("[data-row-end]") || row
    end.append(make("button", { type: "button", class: "md-button tool__remove", "data-remove": true }, `Remove ${rows.dataset.each || "row"}`))
    return row
  }

  /* What is wrong with a figure as it was typed, or nothing. */
  function wrong(field) {
    const figure = file.typed(field.value)
    const [least, most] = limits(field)
    const whole = "whole" in field.dataset
    if (figure === null || (figure >= least && figure <= most && (!whole || Number.isInteger(figure)))) return ""
    if (Number.isNaN(figure)) return "This is not a figure. Write it like 1250 or 1,250.50."
    const range = least > -1e12 && most < 1e12 ? ` from ${least} to ${most}` : least > -1e12 ? ` of ${least} or more` : ` of ${most} or less`
    return `This must be a ${whole ? "whole number" : "figure"}${range}.`
  }

  function mark(field) {
    if (!isNumber(field)) return undefined
    const words = wrong(field)
    const before = field.nextElementSibling
    if (before && before.matches(".tool__wrong")) before.remove()
    if (!words) {
      if ("money" in field.dataset) field.value = shown(field, file.typed(field.value))
      return field.removeAttribute("aria-invalid")
    }
    field.setAttribute("aria-invalid", "true")
    return field.after(make("span", { class: "tool__wrong", role: "alert" }, words))
  }

  function faults(root) {
    return root.querySelectorAll("[aria-invalid=true]").length
  }

  /* Let the form be used: rows are added and taken out, and a wrong figure is said beside it. */
  function begin(root, changed, say) {
    root.querySelectorAll("[data-rows]").forEach((rows) => {
      pattern(rows)
      const one = rows.dataset.each || "row"
      const more = make("button", { type: "button", class: "md-button tool__add" }, `Add ${/^[aeiou]/.test(one) ? "an" : "a"} ${one}`)
      more.addEventListener("click", () => {
        if (rows.querySelectorAll("[data-row]").length >= Number(rows.dataset.most || 100)) return say(`There is room for ${rows.dataset.most || 100}.`)
        add(rows).querySelector(FIELDS).focus()
        return changed()
      })
      ;(rows.closest("table") || rows).after(more)
      rows.addEventListener("click", (event) => {
        if (!event.target.matches("[data-remove]")) return
        const row = event.target.closest("[data-row]")
        const filled = JSON.stringify(read(row)) !== JSON.stringify(read(pattern(rows)))
        if (filled && !home.confirm(`This takes out the ${one} and what is written in it. Go on?`)) return
        const next = row.nextElementSibling || row.previousElementSibling
        row.remove()
        if (!rows.querySelector("[data-row]")) add(rows)
        ;((next && next.querySelector(FIELDS)) || more).focus()
        say(`The ${one} is out.`)
        changed()
      })
    })
    root.addEventListener("focusout", (event) => event.target.matches(FIELDS) && mark(event.target))
  }
})(this)
