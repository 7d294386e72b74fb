/* The procurement route and its timetable: says which rules and notices apply, dates each step, and makes a calendar file. */
;(function (home) {
  "use strict"
  const { icalendar, route, timetable } = home.sums
  const { begin, linked, make, plain, save, table } = home.toolkit
  const facts = JSON.parse(document.querySelector("script[data-facts]").textContent)
  const pounds = (figure) => "£" + figure.toLocaleString("en-GB", { maximumFractionDigits: 2 })
  const COUNTS = { calendar: "days", working: "working days, UK-wide", england: "working days in England" }
  const OWN = { calendar: "days", uk: "working days, UK-wide", england: "working days in England", meeting: "working days in England, then the next meeting" }
  const PARTS = { england: "England", scotland: "Scotland", "northern-ireland": "Northern Ireland" }
  const NEEDS = { yes: "Needed", choice: "A choice", if: "Only if what is said here comes about" }
  const KINDS = { horizontal: "horizontal exemption (paragraph 3)", vertical: "vertical exemption (paragraph 2)" }
  const STANDSTILLS = {
    must: "A standstill of at least 8 working days is compulsory.",
    may: "A standstill is a choice, of at least 8 working days. It is wise: it closes one ground on which the contract could be set aside.",
    health: "The standstill of the provider selection regime applies to direct award process C, the most suitable provider process and the competitive process.",
    "": "The Act asks for no standstill.",
  }

  const percent = (figure) => `${figure % 100 ? figure.toFixed(1) : figure}%`
  const shownFor = { length: ["calendar", "england", "uk", "meeting"], day: ["day"] } // fields that some ways to end need

  function long(day) {
    const date = new Date(day + "T00:00:00Z")
    const part = (options) => date.toLocaleDateString("en-GB", { timeZone: "UTC", ...options })
    return `${part({ weekday: "long" })} ${date.getUTCDate()} ${part({ month: "long" })} ${date.getUTCFullYear()}`
  }
  const list = (items) => make("ul", {}, ...items.map((item) => make("li", {}, ...[item].flat())))
  const said = (words, pieces) => [make("strong", {}, words + " "), ...pieces]

  /* What stands before the answer: whether there is a contract at all, and the exemption's tests. */
  function publicLines(state, found) {
    const lines = []
    const share = route.activity(state.turnover)
    if (found.firstLine === "yes") lines.push(said("First line: probably no contract.", ["Every sign is of a function that passes. Note why, and rely on the exemption as the second line."]))
    if (found.firstLine === "no") lines.push(said("First line: it looks like a purchase.", ["No sign that you answered is of a function that passes."]))
    if (found.firstLine === "mixed") lines.push(said("First line: not settled.", ["The signs differ, or some are not answered. Rely on the exemption."]))
    if (!found.exemption) return lines
    const { kind, state: result, failed, missing } = found.exemption
    const words = { met: "Every test is met. Sign the note, and test it again at each award and every year.", failed: "It fails, so there is no exemption.", open: "It is not settled." }
    lines.push(said(`The ${KINDS[kind]}:`, [words[result]]))
    failed.forEach((test) => lines.push(said("Not met:", linked(test.test))))
    missing.forEach((test) => lines.push(said("Not answered:", linked(test.test))))
    if (share) {
      const of = ` of ${pounds(share.total)} over ${share.years === 1 ? "one year" : share.years + " years"} is for `
      const horizontal = `${pounds(share.other)}${of}other purposes: ${percent(share.share)}. No more than 20% may be.`
      const vertical = `${pounds(share.total - share.other)}${of}the owners: ${percent(100 - share.share)}. It must be more than 80%.`
      lines.push(said("The share:", [kind === "vertical" ? vertical : horizontal]))
    }
    return lines
  }

  function routeResults(state, found) {
    const regime = facts.regimes.find((each) => each.id === found.regime)
    const lines = publicLines(state, found)
    found.unsettled.forEach((words) => lines.push(said("Note:", [words])))
    if (found.missing.length) lines.push(said("Still to be answered:", [found.missing.join("; ") + "."]))
    if (found.threshold !== null) {
      const { unknown, value } = state.rules
      const compared = unknown ? "The value cannot be estimated, so it counts as above." : `The value is ${pounds(value)}: ${value < found.threshold ? "below it." : "at or above it."}`
      lines.push(said("The threshold:", [`${pounds(found.threshold)}, VAT included. ${compared}`]))
    }
    if (regime) {
      if (regime.then.some((piece) => piece.url)) lines.push(said("Where they are:", linked(regime.then)))
      if (regime.id !== "full") lines.push(said("What is different:", linked(regime.differs)))
      lines.push(said("Standstill:", [STANDSTILLS[route.standstill(state, found, facts)]]))
      lines.push(said("Challenge:", linked(regime.remedies)))
      if (found.over && regime.id === "full") lines.push(said("Over £5m:", ["at least three indicators are set before signature, and the contract is published."]))
      if (found.over && regime.id === "light") lines.push(said("Over £5m:", ["the contract is published. No indicators are required."]))
    }
    const title = found.regime === "none" ? "There is no contract to procure. Write down why, and stop here." : regime ? `The rules: ${regime.name}` : "The rules are not settled yet"
    return [make("h3", {}, title), ...(lines.length ? [list(lines)] : [])]
  }

  function noticeRows(state, found, planned) {
    const way = facts.procedures.find((each) => each.id === state.rules.way)
    const days = route.noticeDays(planned, way)
    return route.notices(state, found, facts).map(({ notice, need }) => ({ notice, need, day: days[notice.id] || "" }))
  }

  function noticeResults(rows) {
    if (!rows.length) return []
    return [
      make("h3", {}, "The notices"),
      table("the notices", ["Notice", "Need", "By when", "On your dates"], rows.map(({ notice, need, day }) => [
        `${notice.id.toUpperCase()}: ${notice.name}`, [make("strong", {}, NEEDS[need] + ". "), notice.when], [notice.by, ": ", ...linked(notice.rule)], day ? long(day) : "–"])),
      make("p", {}, "The four notices of a dynamic market (UK13 to UK16) are left out: they are for whoever sets one up."),
    ]
  }

  /* How a row's last day comes about, in words. */
  function counted(row) {
    if (row.lasts === "day") return "The day you gave"
    if (row.period && (row.lasts === "law" || !row.lasts)) return `${row.period.days} ${COUNTS[row.period.count]}, ${row.period.starts === "with" ? "its first day being day 1" : "from the day after"}`
    if (!row.length && row.lasts !== "meeting") return "The same day"
    return `Your own: ${row.length} ${OWN[row.lasts || "calendar"]}`
  }

  function allowed(row) {
    if (!row.period) return ["No period set"]
    const words = `${row.period.bound === "maximum" ? "Not after" : "Not before"} ${long(row.limit)}: `
    const broken = row.period.bound === "maximum" ? "Too late. " : "Too early. "
    return [...(row.lawful ? [] : [make("strong", { class: "tool__wrong" }, broken)]), words, ...linked(row.period.rule)]
  }

  function dateResults(state, planned) {
    const { rows, backs } = planned
    if (!rows.length) return [make("p", {}, "No steps yet. Choose how you will award it, and put in its steps; or write your own.")]
    const dated = rows.filter((row) => row.last)
    const unlawful = dated.filter((row) => !row.lawful).length
    const ends = dated.map((row) => row.last).sort()
    const within = dated.length ? facts.holidays.filter((each) => each.id >= dated[0].first && each.id <= ends[ends.length - 1]) : []
    const late = backs.filter((back) => back.by && state.start && back.by < state.start && back.of === "last")
    return [
      ...(unlawful ? [make("p", { class: "tool__wrong" }, `${unlawful === 1 ? "One date is" : unlawful + " dates are"} not what the law allows.`)] : []),
      table("the timetable", ["Step", "From", "To", "Working days", "How it is counted", "What the law allows"], rows.map((row) => {
        const step = [make("strong", {}, `${row.number}. ${row.name}`), ...(row.who ? [make("br"), row.who] : [])]
        return row.last
          ? [step, long(row.first), long(row.last), row.working === null ? "–" : String(row.working), counted(row), allowed(row)]
          : [step, row.first ? long(row.first) : "–", make("strong", { class: "tool__wrong" }, row.fault), "–", "–", "–"]
      })),
      make("p", {}, "Working days leave out weekends and the bank holidays of every part of the United Kingdom, and are counted from the day after the first, or with it where the law's period is."),
      ...(backs.length
        ? [make("h3", {}, "Counted back"),
          table("what is counted back", ["What", "No later than", "So that it leads up to", "Rule"], backs.map((back) =>
            back.by
              ? [back.period.name, long(back.by), `${back.row.name}, ${long(back.day)}`, linked(back.period.rule)]
              : [back.period ? back.period.name : "–", make("strong", { class: "tool__wrong" }, back.fault), "–", "–"]))]
        : []),
      ...(late.length ? [make("p", {}, `Before the first step: ${late.map((back) => `${back.period.name.toLowerCase()} (${long(back.by)})`).join("; ")}.`)] : []),
      ...(within.length ? [make("p", {}, make("strong", {}, "Bank holidays within it: "), within.map((each) => `${long(each.id)}, ${each.name} (${each.parts.map((part) => PARTS[part]).join(", ")})`).join("; ") + ".")] : []),
    ]
  }

  function worked(state) {
    const found = route.route(state, facts)
    const planned = timetable.plan(state, facts.periods, facts.holidays)
    return { found, planned, notices: noticeRows(state, found, planned) }
  }

  function show(state, root) {
    const { found, planned, notices } = worked(state)
    root.querySelectorAll('[data-rows="steps"] [data-row]').forEach((row) => {
      const lasts = row.querySelector("[name=lasts]").value
      for (const [name, ways] of Object.entries(shownFor)) row.querySelector(`[name=${name}]`).closest("label").hidden = Boolean(lasts) && !ways.includes(lasts)
    })
    const drawn = { route: [...routeResults(state, found), ...noticeResults(notices)], dates: dateResults(state, planned) }
    for (const [place, inside] of Object.entries(drawn)) root.querySelector(`[data-results="${place}"]`).replaceChildren(...inside)
  }

  /* The law that a period rests on, with its address, as a line of plain words. */
  const ruleWords = (period) => (period ? `${plain(period.rule)}: ${period.rule.filter((piece) => piece.url).map((piece) => piece.url).join(" ")}` : "")

  function timetableRows(state) {
    const { planned } = worked(state)
    return [
      ["Step", "What", "Who", "From", "To", "Working days", "How it is counted", "What the law allows", "Lawful", "Rule"],
      ...planned.rows.map((row) => row.last
        ? [row.number, row.name, row.who, row.first, row.last, row.working ?? "", counted(row), row.limit || "", row.period ? (row.lawful ? "yes" : "no") : "", ruleWords(row.period)]
        : [row.number, row.name, row.who, row.first || "", "", "", row.fault, "", "", ""]),
      ...planned.backs.filter((back) => back.by).map((back) => ["", back.period.name, "", "", back.by, "", `No later than this, before: ${back.row.name}, ${back.day}`, "", "", ruleWords(back.period)]),
    ]
  }

  function noticesCsv(state) {
    return [
      ["No", "Notice", "Need", "When you need it", "Who usually sends it", "By when", "On your dates", "Rule"],
      ...worked(state).notices.map(({ notice, need, day }) => [notice.id.toUpperCase(), notice.name, NEEDS[need], notice.when, notice.who, notice.by, day, plain(notice.rule)]),
    ]
  }

  /* One event for each last day, one for each first day that is not the last of the step before, and what is counted back. */
  function events(state) {
    const { planned } = worked(state)
    const about = state.about.contract ? state.about.contract + ": " : ""
    const seen = {}
    const event = (day, name, words) => {
      const key = [state.about.council, state.about.contract, name].join("|")
      seen[key] = (seen[key] || 0) + 1
      return { day, title: about + name, words, key: `${key}|${seen[key]}` }
    }
    const rows = planned.rows.filter((row) => row.last)
    const words = (row) => [row.who, counted(row), row.period && `${row.period.bound === "maximum" ? "Not after" : "Not before"} ${long(row.limit)}`, ruleWords(row.period)].filter(Boolean).join(". ")
    return [
      ...rows.flatMap((row) => [
        ...(row.first !== row.last && (row.number === 1 || row.starts === "next" || row.starts === "after") ? [event(row.first, `${row.name} begins`, words(row))] : []),
        event(row.last, row.first === row.last ? row.name : `${row.name} ends`, words(row)),
      ]),
      ...planned.backs.filter((back) => back.by).map((back) => event(back.by, `${back.period.name}: last day`, `So that it leads up to ${back.row.name}, ${long(back.day)}. ${ruleWords(back.period)}`)),
    ]
  }

  const tool = begin({ id: "route-and-timetable", show, csv: { "Save the timetable as CSV": timetableRows, "Save the notices as CSV": noticesCsv } })
  if (!tool) return

  function makeSteps() {
    const state = tool.state()
    if (!state.rules.way) return tool.fail("Choose in part 2 how you will award it. Its steps can then be put in.")
    if (state.steps.length && !home.confirm("This takes the place of the steps that are here. Go on?")) return undefined
    return tool.put({ ...state, ...route.steps(state, route.route(state, facts), facts) }, "The steps are in. Their lengths are a first guess: put in your own.")
  }

  function saveCalendar() {
    const found = events(tool.state())
    if (!found.length) return tool.fail("There are no dates to save yet.")
    save("route-and-timetable.ics", "text/calendar;charset=utf-8", icalendar.text(found, new Date()))
    return tool.say(`Saved ${found.length} dates as a calendar file. Open it in your diary. If dates move, save and open it again: the same entries move.`)
  }

  const button = (words, act) => make("button", { type: "button", class: "md-button", click: act }, words)
  document.querySelector("[data-make-steps]").append(button("Put in the steps of the way you chose", makeSteps))
  document.querySelector('[data-tool="route-and-timetable"] .tool__bar').children[3].after(button("Save as a calendar file", saveCalendar))
})(this)
