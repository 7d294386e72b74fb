/* The sums of a risk log: scores, who must be told, what is missing, what changed since an earlier log. No page in it;
 * tested by Node. A risk is as the form of the risk log has it; a scale and bands are risk_scale.yml and risk_bands.yml. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).riskLog = make()
})(this, function () {
  "use strict"
  const MANY = 25 // lines after which a log is read by nobody
  const TOP = 10 // lines that carry a sum and go to members
  const ASIDE = 16 // risks in an allowance for which every combination is worked out
  const RISE = 5 // points by which a score rises before the board is told
  const QUIET = 275 // days without a look: three quarters

  const isOpen = (risk) => risk.state === "" || risk.state === "open"
  const title = (risk) => risk.name || risk.event || "Not named"
  const blank = (words) => !words.trim()

  /* Likelihood times impact, or null where one is missing. */
  function score({ likelihood, impact }) {
    return likelihood && impact ? Number(likelihood) * Number(impact) : null
  }

  /* The score that rules now: after the response, and before it where there is no other. */
  const standing = (risk) => score(risk.after) ?? score(risk.before)
  const impact = (risk) => Number(risk.after.impact || risk.before.impact)
  const band = (points, bands) => bands.find((each) => points >= each.least && points <= each.most)
  const expected = (risk) => (risk.sum === null || risk.chance === null ? null : (risk.sum * risk.chance) / 100)

  /* For each score, the sum above which an impact in money has it: the lower of the two columns. Null without a figure. */
  function moneyLines(scale, cost, saving) {
    const share = (whole, percent) => (whole === null ? Infinity : (whole * percent) / 100)
    const known = cost !== null || saving !== null
    return Object.fromEntries(scale.map((each) => [each.score, known ? Math.min(share(cost, each.cost), share(saving, each.saving)) : null]))
  }

  /* The impact that a sum has by the lines, or null. */
  function impactOf(sum, lines) {
    const passed = Object.keys(lines).map(Number).filter((each) => sum !== null && lines[each] !== null && sum > lines[each])
    return passed.length ? Math.max(...passed) : null
  }

  /* The named risks' allowance: how many count, the sum times chance of each together, and the chance (0 to 1) that what
   * they cost passes the sum held, each happening whole or not at all and by itself. The chance is null past ASIDE. */
  function allowance(risks, held) {
    const counted = risks.filter((risk) => isOpen(risk) && risk.once && expected(risk) !== null)
    const mean = counted.reduce((sum, risk) => sum + expected(risk), 0)
    if (held === null || !counted.length || counted.length > ASIDE) return { count: counted.length, mean, passes: null }
    let outcomes = [[0, 1]]
    counted.forEach(({ sum, chance }) => {
      outcomes = outcomes.flatMap(([cost, so]) => [[cost, so * (1 - chance / 100)], [cost + sum, (so * chance) / 100]])
    })
    const passes = outcomes.reduce((total, [cost, so]) => (cost > held ? total + so : total), 0)
    return { count: counted.length, mean, passes }
  }

  const moved = (before, now) => (standing(before) === null || standing(now) === null ? null : standing(now) - standing(before))

  /* Who must be told of a risk, and why, most urgent first. before is the same risk in an earlier log, if there is one. */
  function goesUp(risk, levels, bands, before) {
    const points = standing(risk)
    const rise = before ? moved(before, risk) : 0
    const over = (limit) => levels[limit] !== null && risk.sum !== null && risk.sum > levels[limit]
    const board = levels.board || "The board"
    const found = []
    if (risk.duty) found.push({ to: "The section 151 and monitoring officers, at once", because: "a duty would be missed, or spending be unlawful" })
    if (points >= bands[bands.length - 1].least) found.push({ to: levels.top || "Cabinet, or each partner's own body", because: `it scores ${points}` })
    if (over("second")) found.push({ to: levels.second_who || "Whoever has the limit", because: "its sum passes the second limit" })
    else if (over("first")) found.push({ to: levels.first_who || "Whoever has the limit", because: "its sum passes the first limit" })
    if (rise >= RISE) found.push({ to: board, because: `its score rose by ${rise}` })
    if (impact(risk) >= 4 && !risk.response) found.push({ to: `${board}, each quarter`, because: `its impact is ${impact(risk)} and nothing is being done` })
    return found
  }

  const ORDERS = {
    number: (risk) => risk.number ?? Infinity,
    name: (risk) => title(risk).toLowerCase(),
    owner: (risk) => risk.owner.toLowerCase() || "\uffff",
    before: (risk) => -(score(risk.before) ?? -1),
    after: (risk) => -(standing(risk) ?? -1),
    due: (risk) => risk.due || "9999",
    sum: (risk) => -(expected(risk) ?? -1),
  }

  const GREATEST_FIRST = ["before", "after", "sum"]

  /* The risks in an order of ORDERS; equals stand by number. */
  function sorted(risks, order, backwards = false) {
    const key = ORDERS[order]
    const compare = (one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0)
    return [...risks].sort((one, other) => (backwards ? -compare(one, other) : compare(one, other)) || one.number - other.number)
  }

  /* The risks that a filter keeps: { state: "open", "closed", "happened" or "", band, stage, family, words }. */
  function kept(risks, filter, bands) {
    const words = (filter.words || "").toLowerCase().split(/\s+/).filter(Boolean)
    return risks.filter((risk) => {
      const text = [risk.number, risk.name, risk.cause, risk.event, risk.effect, risk.owner, risk.act, risk.sign, risk.trigger].join(" ").toLowerCase()
      const own = band(standing(risk), bands)
      return (
        (!filter.state || (filter.state === "open" ? isOpen(risk) : risk.state === filter.state)) &&
        (!filter.band || (own ? own.id : "none") === filter.band) &&
        (!filter.stage || risk.stage === filter.stage) &&
        (!filter.family || risk.family === filter.family) &&
        words.every((word) => text.includes(word))
      )
    })
  }

  /* The open risks on a map: cells[likelihood][impact] is a list of numbers, each side from 1 to 5. */
  function map(risks, side) {
    const cells = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => []))
    risks.filter((risk) => isOpen(risk) && score(risk[side]) !== null)
      .forEach((risk) => cells[risk[side].likelihood][risk[side].impact].push(risk.number))
    return cells
  }

  const daysBetween = (first, last) => (new Date(last) - new Date(first)) / 86400000

  /* What the log lacks: { words, numbers } for each thing, where numbers are the lines (none: the log itself). */
  function gaps(risks, lines, today) {
    const open = risks.filter(isOpen)
    const top = sorted(open, "after").slice(0, TOP)
    const acts = (risk) => risk.response && risk.response !== "tolerate"
    const asked = [
      ["No cause, event or effect", open, (risk) => blank(risk.cause) || blank(risk.event) || blank(risk.effect)],
      ["No owner", open, (risk) => blank(risk.owner)],
      ["Not scored before the response", open, (risk) => score(risk.before) === null],
      ["Not scored after the response", open, (risk) => score(risk.after) === null],
      ["No response chosen", open, (risk) => !risk.response],
      ["Scored lower after, with no act (only money and work change a score)", open, (risk) => score(risk.after) < score(risk.before) && score(risk.after) !== null && blank(risk.act)],
      ["No date for the act", open, (risk) => acts(risk) && !risk.due],
      ["Act overdue", open, (risk) => acts(risk) && risk.due && risk.due < today],
      ["Tolerated, though a service would stop or somebody be harmed", open, (risk) => risk.response === "tolerate" && risk.set === "service" && impact(risk) >= 4],
      ["Impact lower than the sum asks for", open, (risk) => impact(risk) && impact(risk) < impactOf(risk.sum, lines)],
      [`No sum or chance, among the first ${TOP}`, top, (risk) => expected(risk) === null],
      [`No early sign, among the first ${TOP}`, top, (risk) => blank(risk.sign)],
      ["Not looked at for three quarters (close it, count it as a cost, or look)", open, (risk) => daysBetween(risk.changed || risk.opened, today) > QUIET],
      ["Closed or happened, without a reason", risks.filter((risk) => !isOpen(risk)), (risk) => blank(risk.note)],
    ]
    const found = asked.map(([words, of, lacks]) => ({ words, numbers: of.filter(lacks).map((risk) => risk.number) })).filter((each) => each.numbers.length)
    return open.length > MANY ? [{ words: `The log has ${open.length} open lines. Nobody reads more than ${MANY}.`, numbers: [] }, ...found] : found
  }

  const STATES = { "": "open", open: "open", closed: "closed", happened: "happened" }
  const plain = (value) => (value === null || value === "" ? "none" : String(value))
  const pounds = (value) => (value === null ? "none" : `£${value.toLocaleString("en-GB")}`)
  const percent = (value) => (value === null ? "none" : `${value}%`)
  const date = (day) => (day ? new Date(day + "T12:00:00").toLocaleDateString("en-GB", { dateStyle: "medium" }) : "none")

  /* What an earlier log must keep of a risk so that changes can be seen. */
  function remembered(risk) {
    const { number, name, event, owner, before, after, due, sum, chance, state } = risk
    return { number, name, event, owner, before, after, due, sum, chance, state }
  }

  /* What changed from an earlier log to this one: { risk, kind, what, move }, the greatest rise first. kind is new, changed
   * or gone; what is a list of words; move is by how much the standing score moved, or null. A line is known by its number. */
  function changes(now, earlier) {
    const byNumber = (risks) => new Map([...risks].reverse().map((risk) => [risk.number, risk])) // of two, the first
    const [here, there] = [byNumber(now), byNumber(earlier)]
    const compared = now.flatMap((risk) => {
      const was = there.get(risk.number)
      if (!was) return [{ risk, kind: "new", what: ["New"], move: null }]
      const what = []
      const differs = (words, one, other, shown = plain) => one !== other && what.push(`${words}: ${shown(one)} to ${shown(other)}`)
      differs("State", STATES[was.state], STATES[risk.state])
      differs("Score before", score(was.before), score(risk.before))
      differs("Score after", score(was.after), score(risk.after))
      differs("Owner", was.owner, risk.owner)
      differs(was.due && risk.due > was.due ? "Act put off" : "Date of the act", was.due, risk.due, date)
      differs("Sum", was.sum, risk.sum, pounds)
      differs("Chance", was.chance, risk.chance, percent)
      if (title(was) !== title(risk)) what.push(`Was called: ${title(was)}`)
      return what.length ? [{ risk, kind: "changed", what, move: moved(was, risk) }] : []
    })
    const gone = earlier.filter((risk) => !here.has(risk.number)).map((risk) => ({ risk, kind: "gone", what: ["Taken out of the log"], move: null }))
    return [...compared, ...gone].sort((one, other) => (other.move ?? 0) - (one.move ?? 0))
  }

  /* Numbers for lines that have none, or share one: each the next that was never used. Returns the numbers and the last used. */
  function numbered(numbers, last) {
    let next = Math.max(last || 0, ...numbers.map((each) => each || 0))
    const used = new Set()
    const given = numbers.map((each) => {
      const own = each && !used.has(each) ? each : (next += 1)
      used.add(own)
      return own
    })
    return { numbers: given, last: next }
  }

  return { MANY, TOP, ASIDE, GREATEST_FIRST, allowance, band, changes, expected, gaps, goesUp, impactOf, isOpen, kept, map, moneyLines, numbered, remembered, score, sorted, standing, title }
})
