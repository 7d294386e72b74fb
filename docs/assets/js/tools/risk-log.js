/* The risk log: lines from the lists or one's own, the table that is sorted and filtered, the map, and what changed. */
;(function (home) {
  "use strict"
  const { file, riskLog: sums } = home.sums
  const { begin, charts, form, make, open, table } = home.toolkit
  const root = document.querySelector('[data-tool="risk-log"]')
  const { bands, library, scale, stages } = JSON.parse(root.querySelector("script[data-facts]").textContent)
  const part = (name) => root.querySelector(`[data-${name}]`)
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)
  const pounds = (figure) => (figure === null ? "–" : "£" + Math.round(figure).toLocaleString("en-GB"))
  const date = (day) => (day ? new Date(day + "T12:00:00").toLocaleDateString("en-GB", { dateStyle: "medium" }) : "")
  const many = (count, one, several = one + "s") => `${count} ${count === 1 ? one : several}`
  const list = (numbers) => numbers.join(", ")
  const rise = (move) => (move > 0 ? `up ${move}` : move < 0 ? `down ${-move}` : "")
  const RESPONSES = { "": "No response", treat: "Treat", tolerate: "Tolerate", transfer: "Transfer", end: "End" }

  const shape = form.shape(root)
  const line = { ...Object.fromEntries(Object.keys(sums.remembered({})).map((key) => [key, shape.risks.of[key]])) }
  shape.earlier = { day: file.day(), risks: file.list(line, shape.risks.most) }
  let earlier = file.blank(shape.earlier) // the log that this one is compared with: no field of the form holds it
  let view = { order: "after", backwards: false, filter: { state: "open" }, most: Infinity }
  let writing = null // the row that is open

  /* Lines: each is given a number once something is in it, and keeps it. */
  const rows = () => [...root.querySelectorAll("[data-row]")]
  const field = (row, name) => row.querySelector(`[name="${name}"]`)
  const filled = (row) => [...row.querySelectorAll("input, select, textarea")].some((each) => (each.type === "checkbox" ? each.checked : each.value))
  function number() {
    const used = rows().filter(filled)
    const last = root.querySelector('[name="last"]')
    const given = sums.numbered(used.map((row) => Number(field(row, "number").value) || null), Number(last.value))
    used.forEach((row, place) => {
      field(row, "number").value = given.numbers[place]
      row.querySelector("legend").textContent = `Risk ${given.numbers[place]}`
    })
    if (used.length) last.value = given.last
  }
  function read() {
    number()
    return { ...form.read(root), earlier }
  }
  function write(state) {
    form.write(root, state)
    earlier = state.earlier
    writing = null
    number()
  }
  function writeLine(row) {
    writing = row
    rows().forEach((each) => each.classList.toggle("tool__shut", each !== row))
  }
  function edit(wanted) {
    const row = rows().find((each) => Number(field(each, "number").value) === wanted)
    if (!row) return
    writeLine(row)
    field(row, "name").focus()
  }

  /* The lists: those that fit the kind of service, the step and the structure, and are not in the log yet. */
  const later = make("input", { type: "checkbox", checked: true })
  const fitting = make("summary", {})
  const choices = library.map((risk) => {
    const box = make("input", { type: "checkbox" })
    const label = make("label", { class: "tool__tick" }, box, make("span", {}, make("strong", {}, risk.event), ` ${risk.cause} ${risk.effect}`))
    const item = make("li", {}, label, make("p", { class: "tool__hint" }, `Early sign: ${risk.sign} Usual owner: ${risk.owner}. `, make("a", { href: risk.url }, risk.read)))
    return { risk, box, item }
  })
  function fits({ about }, risk) {
    const from = stages.indexOf(about.stage)
    const atStep = (stage) => (later.checked ? stages.indexOf(stage) >= from : stage === about.stage)
    return (
      (!about.family || risk.family === "generic" || risk.family === about.family) &&
      (!about.stage || risk.stages.some(atStep)) &&
      (!about.structure || !risk.structures.length || risk.structures.includes(about.structure))
    )
  }
  function showLists(state) {
    const taken = new Set(state.risks.map((risk) => risk.from))
    const shown = choices.filter(({ risk, item, box }) => {
      item.hidden = taken.has(risk.id) || !fits(state, risk)
      if (item.hidden) box.checked = false
      return !item.hidden
    })
    const words = state.about.family || state.about.stage || state.about.structure ? " that may fit" : ". Choose a kind of service, a step or a structure above, and there are fewer"
    fitting.textContent = `${many(shown.length, "risk")}${words}`
  }
  function take() {
    const state = tool.state()
    const ticked = choices.filter(({ box }) => box.checked).map(({ risk }) => risk)
    const room = shape.risks.most - state.risks.length
    if (!ticked.length) return tool.say("Tick a risk in the list first.")
    if (ticked.length > room) return tool.fail(`There is room for ${room} more in the log.`)
    choices.forEach(({ box }) => (box.checked = false))
    const added = ticked.map((risk) => ({
      ...file.blank(shape.risks.of),
      ...Object.fromEntries(["cause", "event", "effect", "sign", "owner", "family"].map((key) => [key, risk[key]])),
      stage: risk.stages.includes(state.about.stage) ? state.about.stage : risk.stages[0],
      act: risk.responses.join(". ") + ".",
      opened: state.about.day || today(),
      from: risk.id,
    }))
    return tool.put({ ...state, risks: [...state.risks, ...added] }, `${many(added.length, "risk")} added. Change the words until they could be about nobody else, name a person as owner, and choose the response.`)
  }

  /* The table of the log. */
  const COLUMNS = [["number", "No"], ["name", "Risk"], ["owner", "Owner"], ["before", "Before"], ["after", "After"], ["due", "Response, and by when"], ["sum", "Sum; chance"]]
  const options = (select, pairs) => (select.append(...pairs.map(([value, words]) => new Option(words, value))), select)
  const select = (key, pairs) => options(make("select", { change: (event) => narrow(key, event.target.value) }), pairs)
  const labelled = (words, control) => make("label", {}, words + " ", control)
  function narrow(key, value) {
    if (key === "most") view.most = value ? Number(value) : Infinity
    else view.filter = { ...view.filter, [key]: value }
    showLog(tool.state())
  }
  const count = make("p", { role: "status" })
  const holder = make("div", {})
  function sort(key) {
    view = { ...view, backwards: view.order === key && !view.backwards, order: key }
    showLog(tool.state())
    holder.querySelector(`[data-sort="${key}"]`).focus()
  }
  const told = (state, risk) => sums.goesUp(risk, state.levels, earlier.risks.find((each) => each.number === risk.number))
  const points = (pair) => (sums.score(pair) === null ? "–" : `${pair.likelihood} × ${pair.impact} = ${sums.score(pair)}`)
  const bandOf = (risk) => (sums.standing(risk) === null ? "Not scored" : sums.band(sums.standing(risk), bands).name)
  function cells(state, risk) {
    const up = told(state, risk)
    const act = [`${RESPONSES[risk.response]}${risk.act ? ": " + risk.act : ""}`, risk.due && `By ${date(risk.due)}`].filter(Boolean).join(" ")
    return [
      String(risk.number),
      make("div", {}, make("strong", {}, sums.title(risk)), ` ${[risk.cause, risk.name && risk.event, risk.effect].filter(Boolean).join(" ")}`,
        risk.state && risk.state !== "open" ? make("em", {}, ` ${risk.state === "closed" ? "Closed" : "Happened"}${risk.note ? ": " + risk.note : ""}`) : "",
        risk.sign ? make("p", { class: "tool__hint" }, `Early sign: ${risk.sign}`) : "",
        make("p", {}, make("button", { type: "button", class: "md-button", click: () => edit(risk.number), "aria-label": `Write risk ${risk.number}` }, "Write"))),
      risk.owner || "Nobody",
      points(risk.before),
      make("div", {}, `${points(risk.after)} `, make("strong", {}, bandOf(risk)), ...up.map((each) => make("p", { class: "tool__hint" }, `To ${each.to.replace(/^The /, "the ")}: ${each.because}`))),
      act,
      risk.sum === null ? "–" : `${pounds(risk.sum)}${risk.chance === null ? "" : `; ${risk.chance}%`}`,
    ]
  }
  function showLog(state) {
    const all = state.risks.filter((risk) => risk.number)
    const kept = sums.sorted(sums.kept(all, view.filter, bands), view.order, view.backwards)
    const shown = kept.slice(0, view.most)
    count.textContent = all.length ? `${shown.length} of ${many(all.length, "risk")}.` : "Nothing is in the log yet. Take risks from the lists, or write one below."
    const head = COLUMNS.map(([key, words]) => make("button", { type: "button", class: "tool__sort", "data-sort": key, click: () => sort(key) }, words))
    holder.replaceChildren(...(shown.length ? [table("The log", head, shown.map((risk) => cells(state, risk)))] : []))
    holder.querySelectorAll("[data-sort]").forEach((button) => {
      if (button.dataset.sort === view.order) button.parentElement.setAttribute("aria-sort", view.backwards === sums.GREATEST_FIRST.includes(view.order) ? "ascending" : "descending")
    })
  }

  /* The map, the allowance, who is told, and what is missing. */
  function showResults(state) {
    const open = state.risks.filter((risk) => risk.number && sums.isOpen(risk))
    const lines = sums.moneyLines(scale, state.about.cost, state.about.saving)
    const sum = sums.allowance(state.risks, state.about.held)
    const up = sums.sorted(open, "after").map((risk) => ({ risk, up: told(state, risk) })).filter((each) => each.up.length)
    const lacking = sums.gaps(state.risks.filter((risk) => risk.number), lines, state.about.day || today())
    part("money").replaceChildren(...(lines[5] === null ? [] : [table("What an impact in money is here", ["Impact", ...scale.slice(1).map((each) => `${each.score}`)], [["Over", ...scale.slice(1).map((each) => pounds(lines[each.score]))]])]))
    const results = part("results")
    results.querySelectorAll(":scope > :not(.tool__paper)").forEach((old) => old.remove())
    if (!open.length) return
    const inBand = (band) => open.filter((risk) => sums.standing(risk) >= band.least && sums.standing(risk) <= band.most).length
    results.append(
      make("p", {}, `${many(open.length, "open risk")}: ${[...bands].reverse().map((band) => `${inBand(band)} ${band.name.toLowerCase()}`).join(", ")}. Of a high score: ${state.levels.top || "cabinet, or each partner's own body"} may accept it. Of a middle one: ${state.levels.board || "the board"}, with a sum beside it.`),
      make("div", { class: "tool__pair" },
        charts.heat({ title: "Before the response", cells: sums.map(state.risks, "before"), bands, scale }),
        charts.heat({ title: "After the response", cells: sums.map(state.risks, "after"), bands, scale })))
    if (sum.count)
      results.append(
        make("h3", {}, "The allowance"),
        make("p", {}, `Sum times chance, for the ${many(sum.count, "risk")} that count, is ${pounds(sum.mean)}.`,
          sum.passes === null
            ? state.about.held === null ? "" : ` The chance of passing the sum held is worked out for up to ${sums.ASIDE} risks.`
            : ` The sum held is ${pounds(state.about.held)}. If the risks are independent, and each costs its whole sum or nothing, the chance that together they pass it is about ${Math.round(100 * sum.passes)}%. Say so in the report, and which reserve stands behind.`))
    if (up.length)
      results.append(
        make("h3", {}, "Who must be told"),
        table("Who must be told", ["Risk", "Whom", "Because"], up.flatMap(({ risk, up: why }) => why.map((each) => [`${risk.number}. ${sums.title(risk)}`, each.to, each.because]))))
    if (lacking.length)
      results.append(
        make("h3", {}, "What the log lacks"),
        make("ul", {}, ...lacking.map(({ words, numbers }) => make("li", {}, numbers.length ? `${numbers.length === 1 ? "Risk" : "Risks"} ${list(numbers)}: ${words}.` : words))))
  }

  /* What changed since an earlier log. */
  function compare() {
    open(false, ([{ fault, text }]) => {
      const found = fault ? { fault } : file.unpack(text, { id: "risk-log" }, shape)
      if (found.fault) return tool.fail(found.fault + " Nothing on this page has changed.")
      const state = tool.state()
      const risks = found.state.risks.filter((risk) => risk.number).map(sums.remembered)
      return tool.put({ ...state, earlier: { day: found.state.about.day || found.saved.slice(0, 10), risks } }, `Compared with ${many(risks.length, "risk")} of the earlier file.`)
    })
  }
  const forget = make("button", { type: "button", class: "md-button", click: () => tool.put({ ...tool.state(), earlier: file.blank(shape.earlier) }, "No longer compared.") }, "Compare no more")
  const changed = make("div", {})
  function showChanges(state) {
    forget.hidden = !earlier.risks.length
    const found = sums.changes(state.risks.filter((risk) => risk.number), earlier.risks)
    const same = state.risks.filter((risk) => risk.number).length - found.filter((each) => each.kind !== "gone").length
    const since = earlier.day ? ` since ${date(earlier.day)}` : ""
    changed.replaceChildren(...(earlier.risks.length
      ? [
          make("p", {}, `${many(found.length, "line is", "lines are")} new, gone or changed${since}; ${same} ${same === 1 ? "is" : "are"} as before.`),
          ...(found.length ? [table("What has changed", ["Risk", "Change", "Score moved"], found.map(({ risk, what, move }) => [`${risk.number}. ${sums.title(risk)}`, what.join(". "), rise(move) || "–"]))] : []),
        ]
      : []))
  }

  function show(state) {
    const active = document.activeElement && document.activeElement.closest("[data-row]")
    const all = rows()
    if (active && root.contains(active)) writing = active
    if (!all.includes(writing)) writing = all.length === 1 && !filled(all[0]) ? all[0] : null
    writeLine(writing)
    showLists(state)
    showLog(state)
    showResults(state)
    showChanges(state)
  }

  function csv(state) {
    return [
      ["No", "Opened", "Name", "Because", "This may happen", "So that", "Family", "Step", "Owner", "Likelihood before", "Impact before", "Score before", "What set it", "Response", "Act", "Takes", "By", "Likelihood after", "Impact after", "Score after", "Band", "Sum", "Chance %", "Sum × chance", "Counts towards the allowance", "Early sign", "Trigger", "Must be told", "State", "Last looked at", "Reason"],
      ...sums.sorted(state.risks.filter((risk) => risk.number), "number").map((risk) => [
        risk.number, risk.opened, risk.name, risk.cause, risk.event, risk.effect, risk.family, risk.stage, risk.owner,
        Number(risk.before.likelihood) || "", Number(risk.before.impact) || "", sums.score(risk.before), risk.set, risk.response, risk.act, risk.price, risk.due,
        Number(risk.after.likelihood) || "", Number(risk.after.impact) || "", sums.score(risk.after), bandOf(risk), risk.sum, risk.chance, sums.expected(risk), risk.once ? "yes" : "no",
        risk.sign, risk.trigger, told(state, risk).map((each) => `${each.to}: ${each.because}`).join("; "), risk.state || "open", risk.changed, risk.note,
      ]),
    ]
  }
  const changesCsv = (state) => [
    ["No", "Risk", "Change", "Score moved"],
    ...sums.changes(state.risks.filter((risk) => risk.number), earlier.risks).map(({ risk, what, move }) => [risk.number, sums.title(risk), what.join("; "), move]),
  ]

  /* What is typed or ticked in these boxes is a way of looking, and no part of the log. */
  function apart(...inside) {
    const box = make("div", { class: "tool__view" }, ...inside)
    box.addEventListener("input", (event) => event.stopPropagation())
    return box
  }
  const words = make("input", { type: "search", maxlength: "80", input: (event) => narrow("words", event.target.value) })
  part("lists").append(apart(
    labelled("Risks of later steps too", later),
    make("details", {}, fitting, make("ul", { class: "tool__lists" }, ...choices.map(({ item }) => item))),
    make("button", { type: "button", class: "md-button", click: take }, "Add the ticked risks to the log")))
  later.addEventListener("change", () => showLists(tool.state()))
  part("log").append(
    apart(make("div", { class: "filters" },
      labelled("Show", select("state", [["open", "Open"], ["closed", "Closed"], ["happened", "Happened"], ["", "All"]])),
      labelled("Score", select("band", [["", "Any"], ...bands.map((band) => [band.id, band.name]), ["none", "Not scored"]])),
      labelled("Step", select("stage", [["", "Any"], ...[...root.querySelector('[name="about.stage"]').options].slice(1).map((each) => [each.value, each.text])])),
      labelled("Lines", select("most", [["", "All"], ["10", "The first ten, for members"]])),
      labelled("Words", words))),
    count, holder)
  part("changes").append(make("div", { class: "tool__bar" }, make("button", { type: "button", class: "md-button", click: compare }, "Compare with an earlier file"), forget), changed)
  root.addEventListener("click", (event) => {
    if (!event.target.matches("[data-remove]") || root.contains(document.activeElement)) return
    root.querySelector(".tool__add").focus() // the next line is shut, and cannot take the focus
  })

  const tool = begin({ id: "risk-log", shape, read, write, blank: () => file.blank(shape), show, csv: { "Save the log as CSV": csv, "Save the changes as CSV": changesCsv } })
})(this)
