/* The gates: one step's form at a time, what may not be recorded, the decision record, and what changed since an earlier file. */
;(function (home) {
  "use strict"
  const { file, gates: sums } = home.sums
  const { begin, form, make, open, table } = home.toolkit
  const ID = "gates"
  const root = document.querySelector(`[data-tool="${ID}"]`)
  const { steps } = JSON.parse(root.querySelector("script[data-facts]").textContent)
  const shape = form.shape(root)
  const part = (name, within = root) => within.querySelector(`[data-${name}]`)
  const sheet = (id) => root.querySelector(`[data-gate="${id}"]`)
  /* The words of the questions, the papers and the ways on are in the form, and are not sent twice. */
  for (const step of steps) {
    const inside = (name) => [...sheet(step.id).querySelectorAll(`[name^="gates.${step.id}.${name}"]`)]
    for (const each of step.questions) {
      const legend = sheet(step.id).querySelector(`[data-question="${each.id}"] legend`)
      each.ask = legend.textContent.replace(/^\d+\. /, "")
    }
    step.papers = inside("papers.").map((box) => ({ id: box.name.split(".").pop(), words: box.parentElement.textContent.trim() }))
    step.ways = [...inside("record.way")[0].options].slice(1).map((each) => ({ to: each.value, words: each.text }))
  }
  const byId = (id) => steps.find((step) => step.id === id)
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)
  const date = (day) => (day ? new Date(day + "T12:00:00").toLocaleDateString("en-GB", { dateStyle: "long" }) : "")
  const many = (count, one, several = one + "s") => `${count} ${count === 1 ? one : several}`
  const bullets = (lines) => make("ul", {}, ...lines.map((words) => make("li", {}, words)))
  const RATINGS = { red: "Red", amber: "Amber", green: "Green", none: "No review was held" }
  let chosen = steps[0].id // a view, and no part of what is saved
  let earlier = null // the gates of the file that this one is compared with

  /* Which step is open. */
  const chooser = make("select", { autocomplete: "off", input: view }, ...steps.map((step) => new Option("", step.id)))
  part("choosing").append(
    make("label", { class: "tool__field" }, make("span", { class: "tool__label" }, "The step that you stand at"), chooser),
    make("button", { type: "button", class: "md-button", click: clear }, "Clear this step"))
  function view(event) {
    event.stopPropagation() // another step is looked at, and no answer has changed
    choose(chooser.value)
  }
  function choose(id) {
    chosen = id
    show(tool.state())
  }
  function go(id) {
    choose(id)
    chooser.focus()
    chooser.scrollIntoView({ block: "center" })
  }
  function clear() {
    const state = tool.state()
    const step = byId(chosen)
    if (!sums.filled(state.gates[chosen])) return tool.say("There is nothing in this step.")
    if (!home.confirm(`This clears step ${step.number}, ${step.name}. If it is decided, save the file first. Go on?`)) return undefined
    const id = chosen
    tool.put({ ...state, gates: { ...state.gates, [id]: file.blank(shape.gates[id]) } }, "The step is cleared.")
    return choose(id)
  }
  function showSheet(state) {
    ;[...chooser.options].forEach((option, place) => {
      const stands = sums.standing(state.gates[option.value], steps[place], today())
      option.textContent = `${steps[place].number}. ${steps[place].name}${stands ? ": " + stands[0].toLowerCase() + stands.slice(1) : ""}`
    })
    chooser.value = chosen
    steps.forEach((step) => {
      sheet(step.id).hidden = step.id !== chosen
      sheet(step.id).open = step.id === chosen
    })
  }

  /* The project's gates so far, and what earlier ones still ask for. */
  function showSoFar(state) {
    const begun = sums.touched(state.gates, steps)
    const due = sums.outstanding(state.gates, steps, today())
    const held = part("so-far")
    const focused = held.contains(document.activeElement) && document.activeElement.dataset.open
    held.replaceChildren()
    if (!begun.length) return
    held.append(
      make("h3", {}, "Decisions so far"),
      table("The project's decisions so far", ["Step", "Decision", "When, and by whom", "Still open", "Go to"], begun.map((step) => {
        const { record } = state.gates[step.id]
        const { open, must } = sums.count(state.gates[step.id], step)
        return [
          `${step.number}. ${step.name}`,
          sums.standing(state.gates[step.id], step, today()),
          [date(record.day), record.who].filter(Boolean).join(": ") || "–",
          open ? `${many(open, "question")}${must ? `, of which ${must} must be answered` : ""}` : "None",
          make("button", { type: "button", class: "md-button", "data-open": step.id, "aria-label": `Open step ${step.number}, ${step.name}`, click: () => go(step.id) }, "Open"),
        ]
      })))
    if (due.length)
      held.append(make("h3", {}, "Conditions not yet met"), table("Conditions not yet met", ["Condition", "Set at", "Owner", "By"], due.map((each) =>
        [each.what, each.step.name, each.owner || "Nobody", `${date(each.by) || "No date"}${each.late ? ": overdue" : ""}`])))
    if (focused) held.querySelector(`[data-open="${focused}"]`).focus()
  }

  /* What stands in the way, beside the decision. */
  function showRefused(state) {
    const step = byId(chosen)
    const gate = state.gates[chosen]
    const { result } = gate.record
    const wrong = sums.faults(gate, step, today())
    const needed = sums.needed(gate, step)
    const made = make("div", {})
    if (wrong.length) made.append(make("p", { class: "tool__wrong" }, `This may not be recorded yet as “${sums.RESULTS[result]}”:`), bullets(wrong))
    else if (!result && needed.length) made.append(make("p", {}, "“Go on” may not be recorded yet:"), bullets(needed.map((each) => `Question ${each.number} must be answered, and ${each.lack}.`)))
    else if (!result) made.append(make("p", {}, "Every question that must be answered stands."))
    const place = part("refused", sheet(chosen))
    if (place.textContent !== made.textContent) place.replaceChildren(...made.childNodes) // or a screen reader would say it at every letter
  }

  /* The record: what goes on the file. */
  function facts(gate, step) {
    const { record, review } = gate
    const way = step.ways.find((each) => each.to === sums.next(record, step))
    return [
      ["The question", step.decision],
      ["Decided by", record.who],
      ["On", date(record.day)],
      ["Minute", record.minute],
      ["Where it goes next", way ? way.words : ""],
      ["Comes back on", record.result === "wait" ? date(record.again) : ""],
      ["Reason", record.reason],
      ["Advice of the section 151 and monitoring officers", record.advice],
      [`Gateway review ${step.gate}`, review ? [RATINGS[review.rating], date(review.day), review.answer].filter(Boolean).join(". ") : ""],
    ].filter(([, words]) => words)
  }
  function answerCell({ reply, says }) {
    if (reply === "answered") return says || "–"
    return [sums.REPLIES[reply][0].toUpperCase() + sums.REPLIES[reply].slice(1), says].filter(Boolean).join(": ")
  }
  function showReport(state) {
    const step = byId(chosen)
    const gate = state.gates[chosen]
    const results = part("results")
    results.querySelectorAll(":scope > :not(.tool__paper)").forEach((old) => old.remove())
    if (!sums.filled(gate)) {
      part("report").replaceChildren()
      return results.append(make("p", {}, `Nothing is written yet at step ${step.number}, ${step.name}.`))
    }
    const wrong = sums.faults(gate, step, today())
    const { questions, stand, papers } = sums.count(gate, step)
    const missing = step.papers.filter((paper) => !gate.papers[paper.id])
    const conditions = sums.written(gate)
    const open = sums.lacking(gate, step)
    const after = !wrong.length && byId(sums.next(gate.record, step))
    results.append(make("div", { class: "tool__bar" },
      make("button", { type: "button", class: "md-button", click: printReport }, "Print the record alone"),
      ...(after ? [make("button", { type: "button", class: "md-button", click: () => go(after.id) }, `Open the next step: ${after.name}`)] : [])))
    part("report").replaceChildren(...[
      make("p", { class: "tool__title" }, `Decision record: step ${step.number}, ${step.name}`),
      make("p", {}, [state.about.title, state.about.bodies].filter(Boolean).join(". ")),
      make("p", { class: "gate__result" }, make("strong", {}, sums.standing(gate, step, today()))),
      wrong.length && bullets(wrong),
      table("The decision", ["What", "As recorded"], facts(gate, step)),
      conditions.length && table("Conditions", ["Condition", "Owner", "By", "Met"], conditions.map((each) =>
        [`${each.number}. ${each.what}${each.about ? ` (question ${step.questions.find((one) => one.id === each.about).number})` : ""}`, each.owner || "Nobody", date(each.by) || "No date", each.met ? "Yes" : "Not yet"])),
      make("p", {}, `${stand} of ${questions} questions stand${open.length ? `. Not yet: ${open.map((each) => each.number + (each.must ? "*" : "")).join(", ")}` : ""}. Papers there: ${papers} of ${step.papers.length}.`),
      missing.length && make("p", {}, make("strong", {}, "Papers not there: "), missing.map((paper) => paper.words).join("; "), "."),
      table("The questions (* must be answered)", ["Question", "Answer", "Evidence"], step.questions.map((each) => {
        const answer = gate.answers[each.id]
        return [`${each.number}${each.must ? "*" : ""}. ${each.ask}`, answerCell(answer), answer.where || "–"]
      })),
      make("p", { class: "gate__signed" }, `Printed ${date(today())}. For the file: `),
    ].filter(Boolean))
    return undefined
  }
  function printReport() {
    document.documentElement.classList.add("tool-report-alone")
    home.addEventListener("afterprint", () => document.documentElement.classList.remove("tool-report-alone"), { once: true })
    home.print()
  }

  /* What changed since an earlier file. */
  function compare() {
    open(false, ([{ fault, text }]) => {
      const found = fault ? { fault } : file.unpack(text, { id: ID }, shape)
      if (found.fault) return tool.fail(found.fault + " Nothing on this page has changed.")
      earlier = { gates: found.state.gates, saved: found.saved.slice(0, 10) }
      showChanges(tool.state())
      return tool.say("Compared with the earlier file.")
    })
  }
  const changed = make("div", {})
  part("changes").append(make("p", { class: "tool__bar" }, make("button", { type: "button", class: "md-button", click: compare }, "Compare with an earlier file")), changed)
  function showChanges(state) {
    changed.replaceChildren()
    if (!earlier) return
    const found = sums.changes(state.gates, earlier.gates, steps)
    const since = earlier.saved ? ` since the file saved on ${date(earlier.saved)}` : ""
    changed.append(make("p", {}, found.length ? `${many(found.length, "step")} changed${since}.` : `Nothing has changed${since}.`))
    if (found.length) changed.append(table("What has changed", ["Step", "Change"], found.map(({ step, what }) => [`${step.number}. ${step.name}`, bullets(what)])))
  }

  function show(state) {
    showSheet(state)
    showSoFar(state)
    showRefused(state)
    showReport(state)
    showChanges(state)
  }

  const begun = (state) => sums.touched(state.gates, steps).map((step) => ({ step, gate: state.gates[step.id] }))
  const answers = (state) => [
    ["Step", "Number", "Question", "Must be answered", "Reply", "Answer", "Evidence", "Lacks"],
    ...begun(state).flatMap(({ step, gate }) => step.questions.map((each) => {
      const { reply, says, where } = gate.answers[each.id]
      return [step.name, each.number, each.ask, each.must ? "yes" : "no", sums.REPLIES[reply], says, where, sums.lack(gate.answers[each.id])]
    })),
  ]
  const decisions = (state) => [
    ["Step", "Question", "Decision", "Stands in the way", "Decided by", "Day", "Minute", "Goes next", "Back on", "Reason", "Advice", "Gateway review", "Rating", "Day of the report", "Answer to it", "Questions", "Stand", "Papers", "Papers there"],
    ...begun(state).map(({ step, gate }) => {
      const { record } = gate
      const review = gate.review || { rating: "", day: "", answer: "" }
      const { questions, stand, papers } = sums.count(gate, step)
      const after = byId(sums.next(record, step))
      return [step.name, step.decision, sums.standing(gate, step, today()), sums.faults(gate, step, today()).join(" "), record.who, record.day, record.minute, after ? after.name : "", record.again, record.reason, record.advice, step.gate, RATINGS[review.rating], review.day, review.answer, questions, stand, step.papers.length, papers]
    }),
  ]
  const conditions = (state) => [
    ["Step", "Number", "Condition", "Carries question", "Owner", "By", "Met"],
    ...begun(state).flatMap(({ step, gate }) => sums.written(gate).map((each) => [step.name, each.number, each.what, each.about ? step.questions.find((one) => one.id === each.about).number : "", each.owner, each.by, each.met ? "yes" : "no"])),
  ]

  const tool = begin({
    id: ID,
    shape,
    show,
    csv: { "Save the decisions as CSV": decisions, "Save the answers as CSV": answers, "Save the conditions as CSV": conditions },
    write(state) {
      chosen = sums.current(state.gates, steps, today())
      form.write(root, state)
    },
  })
  /* A step's own page leads to its sheet here: gates#gate-options. */
  function fromAddress() {
    const id = home.location.hash.replace("#gate-", "")
    if (byId(id)) go(id)
  }
  home.addEventListener("hashchange", fromAddress)
  fromAddress()
})(this)
