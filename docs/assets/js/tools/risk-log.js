/* The risk log: lines from the lists or one's own, the table that is sorted and filtered, the map, and what changed. */
;(function (home) {
  "use strict"
  const { file, riskLog: sums } = home.sums
  const { begin, charts, form, later, make, open, table } = home.toolkit
  const root = document.querySelector('[data-tool="risk-log"]')
  const { bands, library, scale, stages } = JSON.parse(root.querySelector("script[data-facts]").textContent)
  const part = (name) => root.querySelector(`[data-${name}]`)
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)
  const pounds = (figure) => (figure === null ? "–" : "£" + Math.round(figure).toLocaleString("en-GB"))
  const date = (day) => (day ? new Date(day + "T12:00:00").toLocaleDateString("en-GB", { dateStyle: "medium" }) : "")
  const many = (count, one, several = one + "s") => `${count} ${count === 1 ? one : several}`
  const list = (numbers) => numbers.slice(0, FIRST).join(", ") + (numbers.length > FIRST ? ` and ${numbers.length - FIRST} more` : "")
  const rise = (move) => (move > 0 ? `up ${move}` : move < 0 ? `down ${-move}` : "")
  const LONG = 100 // lines of a log which is drawn only once the typing rests
  const FIRST = 50 // lines of a table of results: nobody reads more on a page, and the CSV has them all
  const first = (found, order) => (found.length > FIRST ? [make("p", {}, `${order}, the first ${FIRST} of ${found.length}. The CSV has them all.`)] : [])
  const RESPONSES = { "": "No response", treat: "Treat", tolerate: "Tolerate", transfer: "Transfer", end: "End" }

  const shape = form.shape(root)
  shape.risks.of = { number: file.number(1, 1e6, true), from: file.text(80), ...shape.risks.of }
  shape.last = file.number(0, 1e6, true)
  const line = Object.fromEntries(Object.keys(sums.remembered({})).map((key) => [key, shape.risks.of[key]]))
  shape.earlier = { day: file.day(), risks: file.list(line, shape.risks.most) }

  /* The lines are kept here, and one at a time is on the desk, which is the form's first row: a thousand forms would be
   * slow to draw and slower to read. at is the place of that line; one past the last is a line not begun, null is none. */
  const BLANK = file.blank(shape.risks.of)
  let log = { risks: [], last: 0, earlier: file.blank(shape.earlier) }
  let was = new Map() // the lines of the earlier log, by number
  let at = null
  let view = { order: "after", backwards: false, filter: { state: "open" }, most: 50 }

  const desk = root.querySelector("[data-row]")
  const button = (label, click, name) => make("button", { type: "button", class: "md-button", click, "aria-label": name || null }, label)
  const fresh = button("Write a new risk", () => turnTo(log.risks.length))
  desk.closest("[data-rows]").replaceWith(make("p", { class: "tool__view" }, fresh), desk)
  desk.classList.add("tool__desk")
  desk.append(make("p", { class: "tool__ends" }, button("Back to the table", leave), " ", button("Take this risk out", remove)))

  function read() {
    if (at !== null) {
      const written = { ...(log.risks[at] || BLANK), ...form.read(desk) }
      if (at < log.risks.length || JSON.stringify(written) !== JSON.stringify(BLANK)) log.risks[at] = written
    }
    const { numbers, last } = sums.numbered(log.risks.map((risk) => risk.number), log.last)
    log = { ...log, last, risks: log.risks.map((risk, place) => ({ ...risk, number: numbers[place] })) }
    return { ...form.read(root), ...log }
  }
  function write(state) {
    form.write(root, state)
    log = { risks: state.risks, last: state.last, earlier: state.earlier }
    was = new Map([...log.earlier.risks].reverse().map((risk) => [risk.number, risk]))
    lay(log.risks.length ? null : 0)
  }
  function lay(place) {
    at = place
    form.write(desk, log.risks[at] || BLANK)
  }
  /* Nobody loses a figure that is marked as wrong by turning to another line. */
  function clear() {
    const wrong = desk.querySelector("[aria-invalid=true]")
    if (!wrong) return true
    tool.fail("A figure on this line is marked as wrong. Mend it or empty it first.")
    wrong.focus()
    return false
  }
  function turnTo(place) {
    if (!clear()) return
    if (place >= shape.risks.most) return tool.fail(`There is room for ${shape.risks.most} risks.`)
    const state = tool.state() // what stands on the desk is kept first
    lay(place)
    showDesk(state)
    desk.querySelector("[name=name]").focus()
  }
  function leave() {
    if (!clear()) return
    const state = tool.state()
    const number = at < state.risks.length ? state.risks[at].number : null
    lay(null)
    showDesk(state)
    ;(holder.querySelector(`[data-number="${number}"]`) || fresh).focus()
  }
  function remove() {
    const { risks } = tool.state()
    if (at < risks.length) {
      if (!home.confirm("This takes the risk out, and its number is not used again. A risk that is over is better closed, with a reason. Take it out?")) return
      log.risks = risks.filter((risk, place) => place !== at)
    }
    lay(null)
    tool.changed()
    tool.say("The risk is out.")
    fresh.focus()
  }
  function showDesk(state) {
    desk.hidden = at === null
    desk.querySelector("legend").textContent = state.risks[at] ? `Risk ${state.risks[at].number}` : "A new risk"
  }

  /* The lists: those that fit the kind of service, the step and the structure, and are not in the log yet. Their words are
   * a third of the page, and come when the lists are first opened. */
  const onwards = make("input", { type: "checkbox", checked: true })
  const fitting = make("summary", {})
  const choices = library.map((risk) => ({ risk, box: make("input", { type: "checkbox" }), item: make("li", {}) }))
  const lists = make("details", {}, fitting)
  let asked = false
  async function bring() {
    if (!lists.open || asked) return
    asked = true
    const words = await later(root, "risk-lists").catch(() => null)
    asked = Boolean(words)
    if (!words) return tool.fail("The lists could not be loaded. Close and open them to try again. The log is as it was.")
    for (const { risk, box, item } of choices) {
      Object.assign(risk, words[risk.id])
      item.append(
        make("label", { class: "tool__tick" }, box, make("span", {}, make("strong", {}, risk.event), ` ${risk.cause} ${risk.effect}`)),
        make("p", { class: "tool__hint" }, `Early sign: ${risk.sign} Usual owner: ${risk.owner}. `, make("a", { href: risk.url }, risk.read)))
    }
    lists.append(make("ul", { class: "tool__lists" }, ...choices.map(({ item }) => item)))
  }
  lists.addEventListener("toggle", bring)
  function fits({ about }, risk) {
    const from = stages.indexOf(about.stage)
    const atStep = (stage) => (onwards.checked ? stages.indexOf(stage) >= from : stage === about.stage)
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
    if (key === "most") view.most = Number(value) || Infinity
    else view.filter = { ...view.filter, [key]: value }
    showLog(tool.state())
  }
  const count = make("p", { role: "status" })
  const tell = (line, words) => line.textContent === words || (line.textContent = words) // what is the same is not said again
  const holder = make("div", {})
  function sort(key) {
    view = { ...view, backwards: view.order === key && !view.backwards, order: key }
    showLog(tool.state())
    holder.querySelector(`[data-sort="${key}"]`).focus()
  }
  const told = (levels, risk) => sums.goesUp(risk, levels, bands, was.get(risk.number))
  const points = (pair) => (sums.score(pair) === null ? "–" : `${pair.likelihood} × ${pair.impact} = ${sums.score(pair)}`)
  const bandOf = (risk) => (sums.standing(risk) === null ? "Not scored" : sums.band(sums.standing(risk), bands).name)
  function cells(levels, risk) {
    const up = told(levels, risk)
    const act = [`${RESPONSES[risk.response]}${risk.act ? ": " + risk.act : ""}`, risk.due && `By ${date(risk.due)}`].filter(Boolean).join(" ")
    return [
      String(risk.number),
      make("div", {}, make("strong", {}, sums.title(risk)), ` ${[risk.cause, risk.name && risk.event, risk.effect].filter(Boolean).join(" ")}`,
        risk.state && risk.state !== "open" ? make("em", {}, ` ${risk.state === "closed" ? "Closed" : "Happened"}${risk.note ? ": " + risk.note : ""}`) : "",
        risk.sign ? make("p", { class: "tool__hint" }, `Early sign: ${risk.sign}`) : "",
        make("p", {}, make("button", { type: "button", class: "md-button", "data-number": risk.number, click: () => turnTo(log.risks.findIndex((each) => each.number === risk.number)), "aria-label": `Write risk ${risk.number}` }, "Write"))),
      risk.owner || "Nobody",
      points(risk.before),
      make("div", {}, `${points(risk.after)} `, make("strong", {}, bandOf(risk)), ...up.map((each) => make("p", { class: "tool__hint" }, `To ${each.to.replace(/^The /, "the ")}: ${each.because}`))),
      act,
      risk.sum === null ? "–" : `${pounds(risk.sum)}${risk.chance === null ? "" : `; ${risk.chance}%`}`,
    ]
  }
  function showLog({ levels, risks }) {
    const kept = sums.sorted(sums.kept(risks, view.filter, bands), view.order, view.backwards)
    const shown = kept.slice(0, view.most)
    const words = `${shown.length} of ${many(risks.length, "risk")}.${kept.length > shown.length ? " Choose All under Lines to see and print the rest." : ""}`
    tell(count, risks.length ? words : "Nothing is in the log yet. Take risks from the lists, or write one below.")
    const head = COLUMNS.map(([key, words]) => make("button", { type: "button", class: "tool__sort", "data-sort": key, click: () => sort(key) }, words))
    holder.replaceChildren(...(shown.length ? [table("The log", head, shown.map((risk) => cells(levels, risk)))] : []))
    holder.querySelectorAll("tbody td").forEach((cell) => (cell.dataset.head = COLUMNS[cell.cellIndex][1])) // said beside it where the screen is narrow
    const sorting = holder.querySelector(`[data-sort="${view.order}"]`)
    if (sorting) sorting.parentElement.setAttribute("aria-sort", view.backwards === sums.GREATEST_FIRST.includes(view.order) ? "ascending" : "descending")
  }

  /* The map, the allowance, who is told, and what is missing. */
  function showResults(state) {
    const open = state.risks.filter(sums.isOpen)
    const lines = sums.moneyLines(scale, state.about.cost, state.about.saving)
    const sum = sums.allowance(state.risks, state.about.held)
    const up = sums.sorted(open, "after").map((risk) => ({ risk, up: told(state.levels, risk) })).filter((each) => each.up.length)
    const lacking = sums.gaps(state.risks, lines, state.about.day || today())
    part("impacts").replaceChildren(...(lines[5] === null ? [] : [table("What an impact in money is here", ["Impact", ...scale.slice(1).map((each) => `${each.score}`)], [["Over", ...scale.slice(1).map((each) => pounds(lines[each.score]))]])]))
    const results = part("results")
    results.querySelectorAll(":scope > :not(.tool__paper)").forEach((old) => old.remove())
    if (!open.length) return
    const inBand = (band) => open.filter((risk) => sums.standing(risk) >= band.least && sums.standing(risk) <= band.most).length
    results.append(
      make("p", {}, `${many(open.length, "open risk")}: ${[...bands].reverse().map((band) => `${inBand(band)} ${band.name.toLowerCase()}`).join(", ")}. Who may accept a high score: ${state.levels.top || "cabinet, or each partner's own body"}. A middle one: ${state.levels.board || "the board"}, with a sum beside it.`),
      make("div", { class: "tool__pair" },
        charts.heat({ title: "Before the response", cells: sums.map(state.risks, "before"), bands, scale }),
        charts.heat({ title: "After the response", cells: sums.map(state.risks, "after"), bands, scale })))
    if (sum.count)
      results.append(
        make("h3", {}, "The allowance"),
        make("p", {}, `Sum times chance, for the ${many(sum.count, "risk that counts", "risks that count")}, is ${pounds(sum.mean)}.`,
          sum.passes === null
            ? state.about.held === null ? "" : ` The chance of passing the sum held is worked out for up to ${sums.ASIDE} risks.`
            : ` The sum held is ${pounds(state.about.held)}. If the risks are independent, and each costs its whole sum or nothing, the chance that together they pass it is about ${Math.round(100 * sum.passes)}%. Say so in the report, and which reserve stands behind.`))
    if (up.length)
      results.append(
        make("h3", {}, "Who must be told"),
        ...first(up, "By score"),
        table("Who must be told", ["Risk", "Whom", "Because"], up.slice(0, FIRST).flatMap(({ risk, up: why }) => why.map((each) => [`${risk.number}. ${sums.title(risk)}`, each.to, each.because]))))
    if (lacking.length)
      results.append(
        make("h3", {}, "What the log lacks"),
        make("ul", {}, ...lacking.map(({ words, numbers }) => make("li", {}, numbers.length ? `${words}: ${numbers.length === 1 ? "risk" : "risks"} ${list(numbers)}.` : words))))
  }

  /* What changed since an earlier log. */
  function compare() {
    open(false, ([{ fault, text }]) => {
      const found = fault ? { fault } : file.unpack(text, { id: "risk-log" }, shape)
      if (found.fault) return tool.fail(found.fault + " Nothing on this page has changed.")
      const risks = found.state.risks.filter((risk) => risk.number).map(sums.remembered)
      if (!risks.length) return tool.fail("There is no risk in that file. Nothing on this page has changed.")
      return tool.put({ ...tool.state(), earlier: { day: found.state.about.day || found.saved.slice(0, 10), risks } }, `Compared with ${many(risks.length, "risk")} of the earlier file.`)
    })
  }
  const forget = button("Compare no more", () => tool.put({ ...tool.state(), earlier: file.blank(shape.earlier) }, "No longer compared."))
  const changed = make("div", {})
  function showChanges({ earlier, risks }) {
    forget.hidden = !earlier.risks.length
    if (!earlier.risks.length) return changed.replaceChildren()
    const found = sums.changes(risks, earlier.risks)
    const same = risks.length - found.filter((each) => each.kind !== "gone").length
    return changed.replaceChildren(
      make("p", {}, `${many(found.length, "line is", "lines are")} new, gone or changed${earlier.day ? ` since ${date(earlier.day)}` : ""}; ${same} ${same === 1 ? "is" : "are"} as before.`),
      ...first(found, "Greatest rise first"),
      ...(found.length ? [table("What has changed", ["Risk", "Change", "Score moved"], found.slice(0, FIRST).map(({ risk, what, move }) => [`${risk.number}. ${sums.title(risk)}`, what.join(". "), rise(move) || "–"]))] : []))
  }

  let waiting = 0
  function show(state) {
    showDesk(state)
    clearTimeout(waiting)
    if (state.risks.length > LONG) waiting = setTimeout(draw, 250, state)
    else draw(state)
  }
  function draw(state) {
    showLists(state)
    showLog(state)
    showResults(state)
    showChanges(state)
  }

  const chosen = (name, risk) => [...desk.querySelector(`[name="${name}"]`).options].find((each) => each.value && each.value === risk[name])?.text ?? ""
  function csv(state) {
    return [
      ["No", "Opened", "Name", "Because", "This may happen", "So that", "Family", "Step", "Owner", "Likelihood before", "Impact before", "Score before", "What set it", "Response", "Act", "Takes", "By", "Likelihood after", "Impact after", "Score after", "Band", "Sum", "Chance %", "Sum × chance", "Counts towards the allowance", "Early sign", "Trigger", "Must be told", "State", "Last looked at", "Reason"],
      ...sums.sorted(state.risks, "number").map((risk) => [
        risk.number, risk.opened, risk.name, risk.cause, risk.event, risk.effect, chosen("family", risk), chosen("stage", risk), risk.owner,
        Number(risk.before.likelihood) || "", Number(risk.before.impact) || "", sums.score(risk.before), chosen("set", risk), risk.response && RESPONSES[risk.response], risk.act, risk.price, risk.due,
        Number(risk.after.likelihood) || "", Number(risk.after.impact) || "", sums.score(risk.after), bandOf(risk), risk.sum, risk.chance, sums.expected(risk), risk.once ? "Yes" : "No",
        risk.sign, risk.trigger, told(state.levels, risk).map((each) => `${each.to}: ${each.because}`).join("; "), chosen("state", risk) || "Open", risk.changed, risk.note,
      ]),
    ]
  }
  const changesCsv = ({ earlier, risks }) => [
    ["No", "Risk", "Change", "Score moved"],
    ...sums.changes(risks, earlier.risks).map(({ risk, what, move }) => [risk.number, sums.title(risk), what.join("; "), move]),
  ]

  /* What is typed or ticked in these boxes is a way of looking, and no part of the log. */
  function apart(...inside) {
    const box = make("div", { class: "tool__view" }, ...inside)
    box.addEventListener("input", (event) => event.stopPropagation())
    return box
  }
  const words = make("input", { type: "search", maxlength: "80", input: (event) => narrow("words", event.target.value) })
  part("lists").append(apart(
    labelled("Risks of later steps too", onwards),
    lists,
    button("Add the ticked risks to the log", take)))
  onwards.addEventListener("change", () => showLists(tool.state()))
  part("log").append(
    apart(make("div", { class: "filters" },
      labelled("Show", select("state", [["open", "Open"], ["closed", "Closed"], ["happened", "Happened"], ["", "All"]])),
      labelled("Score", select("band", [["", "Any"], ...bands.map((band) => [band.id, band.name]), ["none", "Not scored"]])),
      labelled("Step", select("stage", [["", "Any"], ...[...root.querySelector('[name="about.stage"]').options].slice(1).map((each) => [each.value, each.text])])),
      labelled("Lines", select("most", [["50", "The first 50"], ["10", "The first ten, for members"], ["", "All"]])),
      labelled("Words", words))),
    count, holder)
  part("changes").append(make("div", { class: "tool__bar" }, button("Compare with an earlier file", compare), forget), changed)

  const tool = begin({ id: "risk-log", shape, read, write, blank: () => file.blank(shape), show, csv: { "Save the log as CSV": csv, "Save the changes as CSV": changesCsv } })
})(this)
