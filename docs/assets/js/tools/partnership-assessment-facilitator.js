/* The facilitator's side of the partnership assessment: many people's files, the profile, agreement, the plan, the report. */
;(function (home) {
  "use strict"
  const { assessment, file } = home.sums
  const { begin, charts, form, make, open, table } = home.toolkit
  const { principles, scale, ways } = JSON.parse(document.querySelector("script[data-facts]").textContent)
  const elements = principles.flatMap((principle) => principle.elements.map((element) => ({ ...element, principle: principle.short })))
  const ids = elements.map((element) => element.id)
  const MOST = 2000 // people at one time
  const LISTED = 12 // statements in the chart
  const KINDS = {
    strong: "Agreed strong",
    weak: "Agreed weak",
    apart: "One partner apart",
    split: "Split",
    few: "Too few to say",
  }

  const person = {
    partner: file.text(80),
    level: file.text(80),
    way: file.choice(ways.map((way) => way.id)),
    day: file.day(),
    saved: file.text(30),
    replies: file.text(60),
    matters: file.text(60),
    comments: file.list({ statement: file.choice(ids), words: file.text(600) }, ids.length),
    overall: file.text(2000),
  }
  const shape = {
    about: { partnership: file.text(120), day: file.day(), way: file.choice(ways.map((way) => way.id)) },
    few: file.yes(),
    people: file.list(person, MOST),
    before: file.list(person, MOST),
    actions: file.list({ issue: file.text(300), action: file.text(300), owner: file.text(80), by: file.day(), sign: file.text(300) }, 30),
    note: file.text(700),
  }
  const ANSWERS = { id: "partnership-assessment" }
  const OURS = { id: "partnership-assessment-facilitator" }
  const answers = assessment.shape(ids)

  const root = document.querySelector(`[data-tool="${OURS.id}"]`)
  const part = (name) => root.querySelector(`[data-${name}]`)
  let people = []
  let before = []
  let added = null // what the last files put where, so that it can be taken back
  let drawn = "" // what the drawing was made from, so that a letter typed in the plan draws nothing again

  const { figure } = assessment
  const many = (count, one, several = one + "s") => `${count} ${count === 1 ? one : several}`
  const fill = (name, ...inside) => {
    part(name).querySelectorAll(":scope > :not(.tool__paper)").forEach((old) => old.remove())
    part(name).append(...inside.filter(Boolean))
  }

  /* The people in one file: an answer, or all of this time's in a facilitator's file. */
  function inside({ text, fault }) {
    if (fault) return { fault }
    const one = file.unpack(text, ANSWERS, answers)
    if (one.state) return { people: [{ ...assessment.person(one.state, ids), saved: one.saved }] }
    const whole = file.unpack(text, OURS, shape)
    return whole.state ? { people: whole.state.people } : { fault: one.fault.includes(OURS.id.replace(/-/g, " ")) ? whole.fault : one.fault }
  }

  function add(files, last) {
    const known = new Set((last ? before : people).map((one) => JSON.stringify(one)))
    const found = []
    const refused = []
    let twice = 0
    let empty = 0
    files.forEach((each) => {
      const { people: those, fault } = inside(each)
      if (fault) return refused.push(`${each.name}: ${fault}`)
      return those.map((one) => file.fit(one, person).state).forEach((one) => {
        const words = JSON.stringify(one)
        if (!assessment.marks(one.replies).some(Boolean)) empty += 1
        else if (one.saved && known.has(words)) twice += 1
        else {
          known.add(words)
          found.push(one)
        }
      })
    })
    const room = MOST - (last ? before : people).length
    const taken = found.slice(0, room)
    added = { people, before }
    if (last) before = [...before, ...taken]
    else people = [...people, ...taken]
    tool.changed()
    const words = [
      `${many(taken.length, "person", "people")} added${last ? " to last time" : ""}.`,
      twice && `${many(twice, "file was", "files were")} here already.`,
      empty && `${many(empty, "file holds", "files hold")} no answers.`,
      found.length > room && `There is room for ${MOST} people.`,
    ].filter(Boolean).join(" ")
    if (!refused.length) return tool.say(words)
    const more = refused.length > 3 ? ` And ${many(refused.length - 3, "file")} more.` : ""
    return tool.fail(`${words} Refused: ${refused.slice(0, 3).join(" ")}${more}`)
  }

  function takeBack() {
    if (!added) return tool.say("Nothing has been added since the page was opened.")
    ;({ people, before } = added)
    added = null
    tool.changed()
    return tool.say("The files last added are taken out.")
  }

  /* Names of partners and levels as people typed them, with a box for each, so that two spellings can be made one. */
  function names(key, label) {
    const found = [...new Set(people.map((one) => one[key]))].sort()
    if (!found.length) return ""
    const boxes = found.map((name) => make("input", { type: "text", maxlength: "80", value: name, autocomplete: "off" }))
    function rename() {
      people = people.map((one) => ({ ...one, [key]: boxes[found.indexOf(one[key])].value.trim() }))
      tool.changed()
      tool.say("The names are changed.")
      part("adding").querySelector(`[data-rename=${key}]`).focus() // it has been drawn again
    }
    return make("fieldset", {}, make("legend", {}, label),
      ...found.map((name, place) => make("label", { class: "tool__field" },
        make("span", { class: "tool__label" }, `${name || "Not said"}: ${many(people.filter((one) => one[key] === name).length, "person", "people")}`),
        boxes[place])),
      make("button", { type: "button", class: "md-button", "data-rename": key, click: rename }, "Use these names"))
  }

  function drawWho() {
    fill("adding",
      make("p", { class: "tool__bar" },
        make("button", { type: "button", class: "md-button md-button--primary", click: () => open(true, (files) => add(files, false)) }, "Add people's files"),
        make("button", { type: "button", class: "md-button", click: () => open(true, (files) => add(files, true)) }, "Add last time's files"),
        make("button", { type: "button", class: "md-button", click: takeBack }, "Take out the files last added")),
      make("p", {}, `${many(people.length, "person", "people")} this time; ${before.length} last time. Choose as many files at once as you like. A facilitator's file of last time does for all of its people.`),
      names("partner", "Partners, as people named them: make two spellings one"),
      names("level", "Levels, as people named them: make two spellings one"))
  }

  function groupTable(key, label, least) {
    const { shown, hidden } = assessment.groups(people, key, least)
    const rows = [...shown.map((group) => [group.name, assessment.profile(group.people, least)])]
    if (shown.length) rows.unshift(["Everybody", assessment.profile(people, least)])
    return [
      make("h3", {}, label),
      shown.length
        ? table(label, ["", "People", ...principles.map((principle) => principle.short), "Total"], rows.map(([name, own]) => [name, String(own.people), ...own.scores.map((score) => figure(score)), figure(own.total)]))
        : make("p", {}, "No group is large enough to be shown."),
      hidden.length
        ? make("p", {}, `${many(hidden.length, "person is", "people are")} in the whole and not shown apart: their group is under three, or would give away one that is.`)
        : "",
    ]
  }

  function drawProfile(least) {
    if (people.length < least) return fill("profile", make("p", {}, tooFew()))
    const now = assessment.profile(people, least)
    const last = before.length >= least ? assessment.profile(before, least) : null
    const band = assessment.band(now.total, scale, "total")
    const partners = assessment.groups(people, "partner", least).shown
    return fill("profile",
      make("p", {}, make("strong", {}, band ? `${figure(now.total)} of 144: ${band.name}.` : "No total: a principle has too few answers."), band ? ` ${band.meaning}` : ""),
      charts.bars({
        title: "Everybody's average for each principle, from 6 to 24",
        series: last ? ["This time", "Last time"] : [""],
        rows: principles.map((principle, place) => ({ name: principle.name, values: [now.scores[place], ...(last ? [last.scores[place]] : [])] })),
        most: 24,
        unit: figure,
      }),
      partners.length > 1
        ? charts.bars({
            title: "Each principle by partner",
            series: partners.map((group) => group.name),
            rows: principles.map((principle, place) => ({ name: principle.name, values: partners.map((group) => assessment.profile(group.people, least).scores[place]) })),
            most: 24,
            unit: figure,
          })
        : "",
      ...groupTable("partner", "By partner", least),
      ...groupTable("level", "By level", least))
  }
  const tooFew = () => (people.length ? "There are fewer than three people, so nothing is shown." : "Add people's files first.")

  const kindOf = (each) => (each.kind === "apart" && each.apart.length > 1 ? "Partners apart: " : KINDS[each.kind] + (each.apart.length ? ": " : "")) + each.apart.join(" and ")

  function drawAgreement(found, order, least) {
    if (people.length < least) return fill("agreement", make("p", {}, tooFew()))
    const counts = Object.keys(KINDS).map((kind) => [KINDS[kind], found.filter((each) => each.kind === kind).length]).filter(([, count]) => count)
    return fill("agreement",
      make("p", {}, counts.map(([name, count]) => `${name}: ${count}`).join(". ") + "."),
      order.length
        ? charts.stacks({
            title: order.length > LISTED ? `The first ${LISTED} to talk about` : "What to talk about, first things first",
            parts: scale.map((each) => each.reply),
            rows: order.slice(0, LISTED).map((place) => ({ name: `${elements[place].principle}: ${elements[place].short}`, values: found[place].counts })),
          })
        : "",
      table("How people agree on each statement", ["Statement", "How people agree", ...scale.map((each) => each.reply), "Average", "Matters"],
        found.map((each, place) => {
          const hide = each.kind === "few"
          return [`${elements[place].principle}: ${elements[place].short}`, kindOf(each), ...each.counts.map((count) => (hide ? "–" : String(count))), hide ? "–" : figure(each.mean), hide ? "–" : figure(each.matters)]
        })))
  }

  function drawComments(least) {
    const byWords = (one, other) => (one < other ? -1 : 1) // in no order that tells who wrote it
    const said = elements.map((element) => [element, people.flatMap((one) => one.comments.filter((each) => each.statement === element.id && each.words).map((each) => each.words)).sort(byWords)]).filter(([, words]) => words.length)
    const overall = people.map((one) => one.overall).filter(Boolean).sort(byWords)
    if (people.length < least || !(said.length + overall.length)) return fill("comments", make("p", {}, "Nothing to show."))
    const list = (words) => make("ul", {}, ...words.map((each) => make("li", {}, each)))
    return fill("comments",
      make("p", {}, "In order of the alphabet, without partner or level. Words can give a person away: read them all before you show any."),
      ...said.flatMap(([element, words]) => [make("p", {}, make("strong", {}, element.says)), list(words)]),
      ...(overall.length ? [make("p", {}, make("strong", {}, "What should the partners talk about first?")), list(overall)] : []))
  }

  function drawLastTime(found, least) {
    if (people.length < least || before.length < least) return fill("last-time", make("p", {}, "Add last time's files to compare."))
    const now = assessment.profile(people, least)
    const last = assessment.profile(before, least)
    const signed = (change) => (change === null ? "–" : (change > 0 ? "+" : change < 0 ? "−" : "") + figure(Math.abs(change)))
    // Of the figures as they are shown, so that the table adds up.
    const less = (one, other) => (one === null || other === null ? null : Number(figure(one)) - Number(figure(other)))
    const row = (name, one, other) => [name, figure(other), figure(one), signed(less(one, other))]
    const then = elements.map((_, place) => assessment.agreement(before, place, least))
    const moved = found
      .map((each, place) => ({ each, place, change: each.kind === "few" || then[place].kind === "few" ? null : less(each.mean, then[place].mean) }))
      .filter(({ change }) => change !== null && Math.abs(change) > 0.45)
      .sort((one, other) => one.change - other.change || one.place - other.place)
    return fill("last-time",
      make("p", {}, `${last.people} people then, ${now.people} now. They need not be the same people, so read a small change as none.`),
      table("Scores then and now", ["", "Last time", "This time", "Change"], [...principles.map((principle, place) => row(principle.name, now.scores[place], last.scores[place])), row("Total", now.total, last.total)]),
      moved.length
        ? table("Statements that moved by half a point or more", ["Statement that moved by half a point or more", "Last time", "This time", "Change", "How people agree now"],
            moved.map(({ each, place }) => [...row(`${elements[place].principle}: ${elements[place].short}`, each.mean, then[place].mean), kindOf(each)]))
        : make("p", {}, "No statement moved by half a point."))
  }

  function drawPlanning(found, order) {
    fill("planning",
      order.length
        ? make("button", { type: "button", class: "md-button", click: () => plan(found, order) }, "Begin the plan with the first five")
        : make("p", {}, "Once there are answers, what is low or split can begin the plan."),
      order.length ? make("ol", {}, ...order.slice(0, 5).map((place) => make("li", {}, make("strong", {}, elements[place].says), ` ${kindOf(found[place])}. What good looks like: ${elements[place].good} Ask: ${elements[place].ask}`))) : "")
  }

  function plan(found, order) {
    const state = tool.state()
    const issues = order.slice(0, 5).map((place) => `${elements[place].short}. ${kindOf(found[place])}.`).filter((issue) => !state.actions.some((action) => action.issue === issue))
    const blank = { action: "", owner: "", by: "", sign: "" }
    tool.put({ ...state, actions: [...state.actions.filter((action) => Object.values(action).some(Boolean)), ...issues.map((issue) => ({ issue, ...blank }))] }, `${many(issues.length, "issue")} put into the plan.`)
  }

  function drawReport(state, found, order, least) {
    const inReport = (...made) => (part("report").replaceChildren(...made.filter(Boolean)))
    if (people.length < least) return inReport()
    const now = assessment.profile(people, least)
    const last = before.length >= least ? assessment.profile(before, least) : null
    const band = assessment.band(now.total, scale, "total")
    const { shown, hidden } = assessment.groups(people, "partner", least)
    const who = [...shown.map((group) => `${group.name} ${group.people.length}`), ...(hidden.length ? [`others ${hidden.length}`] : [])].join(", ")
    const way = ways.find((each) => each.id === state.about.way)
    const count = (kind) => found.filter((each) => each.kind === kind).length
    const head = last ? ["Principle", "This time", "Last time", "Band"] : ["Principle", "This time", "Band"]
    const row = (name, one, other, which) => [name, figure(one), ...(last ? [figure(other)] : []), (assessment.band(one, scale, which) || { name: "–" }).name]
    const day = state.about.day ? new Date(state.about.day + "T12:00:00").toLocaleDateString("en-GB", { dateStyle: "long" }) : ""
    const date = (by) => (by ? new Date(by + "T12:00:00").toLocaleDateString("en-GB", { dateStyle: "medium" }) : "–")
    return inReport(
      make("p", { class: "tool__title" }, ["Partnership assessment", state.about.partnership, day].filter(Boolean).join(": ")),
      make("p", {}, [way && `${way.name}.`, `${many(now.people, "person", "people")} answered, each alone: ${who}.`, band && `Total ${figure(now.total)} of 144: ${band.name}.`].filter(Boolean).join(" ")),
      state.note && make("p", {}, state.note),
      table("Scores", head, [...principles.map((principle, place) => row(principle.name, now.scores[place], last && last.scores[place], "principle")), row("Total", now.total, last && last.total, "total")]),
      make("p", {}, `Of 36 statements ${count("strong")} are agreed to be strong and ${count("weak")} to be weak; people split on ${count("split")}; on ${count("apart")} one partner stands apart.`),
      order.length && make("p", {}, make("strong", {}, "To talk about first: "), order.slice(0, 5).map((place) => `${elements[place].short} (${kindOf(found[place]).toLowerCase().replace(/: .*/, "")})`).join("; "), "."),
      state.actions.length && table("Actions", ["Issue", "Action", "Owner", "By when", "Sign of success"], state.actions.map((each) => [each.issue, each.action, each.owner, date(each.by), each.sign])))
  }

  /* The board's page alone goes to the printer. */
  function printReport() {
    document.documentElement.classList.add("tool-report-alone")
    home.addEventListener("afterprint", () => document.documentElement.classList.remove("tool-report-alone"), { once: true })
    home.print()
  }

  let found = []
  let order = []
  function show(state) {
    const least = state.few ? 1 : assessment.FEW
    const now = JSON.stringify([people, before, least])
    if (now !== drawn) {
      drawn = now
      found = elements.map((_, place) => assessment.agreement(people, place, least))
      order = assessment.priorities(found)
      drawWho()
      drawProfile(least)
      drawAgreement(found, order, least)
      drawComments(least)
      drawLastTime(found, least)
      drawPlanning(found, order)
    }
    drawReport(state, found, order, least)
  }

  function planRows(state) {
    return [["Issue", "Action", "Owner", "By when", "Sign of success"], ...state.actions.map((each) => [each.issue, each.action, each.owner, each.by, each.sign])]
  }
  function profileRows(state) {
    const least = state.few ? 1 : assessment.FEW
    const groups = people.length < least ? [] : [["Everybody", people], ...["partner", "level"].flatMap((key) => assessment.groups(people, key, least).shown.map((group) => [`${key}: ${group.name}`, group.people]))]
    const round = (score) => (score === null ? "" : Number(figure(score)))
    return [
      ["Group", "People", ...principles.map((principle) => principle.name), "Total"],
      ...groups.map(([name, those]) => [name, those.length, ...assessment.profile(those, least).scores.map(round), round(assessment.profile(those, least).total)]),
    ]
  }

  part("printing").append(make("button", { type: "button", class: "md-button", click: printReport }, "Print the board's page alone"))
  const tool = begin({
    ...OURS,
    shape,
    show,
    csv: { "Save the plan as CSV": planRows, "Save the scores as CSV": profileRows },
    read: () => ({ ...form.read(root), people, before }),
    write(state) {
      ;({ people, before } = state)
      added = null
      form.write(root, state)
    },
  })
})(this)
