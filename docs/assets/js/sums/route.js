/* Which procurement rules an award comes under, which notices, and the steps to begin a timetable with.
 * No page in it; tested by Node. The facts are the files of docs/_data as lists: exemption_tests, regimes, thresholds,
 * notices, procedures and periods. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).route = make()
})(this, function () {
  "use strict"
  const COPY = 5000000 // over this a contract is published and has indicators: sections 52 and 53
  const SMALL = 30000 // from this a contract below the threshold has notices: section 87
  const YEARS = 3 // of turnover, some of it projected where a body is new: regulations 42A and 42B
  const EARLIER = "2026-01-01" // a procurement begun before it keeps the sums of 2024 and 2025
  const KNOWN_TO = "2027-12-31"
  const pence = (pounds) => Math.round(pounds * 100)

  /* The share of activity that is for others: { total, other, share (per cent), vertical, horizontal }, or null where the
   * figures are missing. More than 80% must be for the owners; no more than 20% for other purposes. So exactly 20% passes
   * the horizontal test alone. */
  function activity(years) {
    const given = years.filter((year) => year.total !== null || year.other !== null)
    if (!given.length || given.some((year) => year.total === null || year.other === null || year.other > year.total)) return null
    const total = given.reduce((sum, year) => sum + pence(year.total), 0)
    const other = given.reduce((sum, year) => sum + pence(year.other), 0)
    if (!total) return null
    return { total: total / 100, other: other / 100, share: (100 * other) / total, vertical: 5 * other < total, horizontal: 5 * other <= total, years: given.length }
  }

  /* One exemption by its tests: { state: met, failed or open, failed: tests, missing: tests }. */
  function exemption(kind, answers, years, tests) {
    const share = activity(years)
    const result = (test) => {
      if (test.id === "activity" || test.id === "purposes") return share && share.years === YEARS ? (share[kind] ? "yes" : "no") : ""
      return answers[test.id] || ""
    }
    const asked = tests.filter((test) => test.kind === kind)
    const failed = asked.filter((test) => result(test) === "no")
    const missing = asked.filter((test) => result(test) === "")
    return { kind, state: failed.length ? "failed" : missing.length ? "open" : "met", failed, missing }
  }

  /* Whether a function seems to pass to the receiver: yes, no, mixed, or nothing where no sign is answered. */
  function transfer(signs, tests) {
    const answers = tests.filter((test) => test.kind === "transfer").map((test) => signs[test.id] || "")
    const given = answers.filter(Boolean)
    if (!given.length) return ""
    if (given.includes("transfer") && given.includes("purchase")) return "mixed"
    if (given.includes("purchase")) return "no"
    return given.length === answers.length ? "yes" : "mixed"
  }

  /* The sum at which the Act begins for a kind of contract, for a procurement begun on a day (which may not be known). */
  function threshold(kind, day, thresholds) {
    const found = thresholds.find((each) => each.id === kind)
    return found ? (day && day < EARLIER ? found.before : found.amount) : null
  }

  /* The route: { regime (an id, "none" where there is no contract, or ""), missing (what must be answered, in words),
   * firstLine (whether it may be no contract at all), exemption, threshold, over (of £5m), unsettled (sentences) }. */
  function route(state, facts) {
    const { is, rules } = state
    const found = { regime: "", missing: [], unsettled: [], firstLine: "", exemption: null, threshold: null, over: rules.value !== null && rules.value > COPY }
    const need = (words) => (found.missing.push(words), found)
    if (is.supply === "no") return { ...found, regime: "none" }
    if (!is.supply) need("whether anybody supplies anything for value")
    if (!is.who) need("who would do the work")
    if (is.who === "authority") found.firstLine = transfer(state.transfer, facts.tests)
    if (!rules.health) need("whether it is a health care service")
    if (!rules.began) need("when the procurement begins or began")
    if (!is.supply || !is.who || !rules.health || !rules.began) return found

    if (rules.health === "yes" && (rules.began === "since" || rules.began === "before-act")) return { ...found, regime: "health" }
    if (rules.began !== "since") {
      if (rules.began === "before-2015") found.unsettled.push("The procurement began before 26 February 2015, so Regulations older still may govern. Take advice.")
      return { ...found, regime: "old" }
    }

    const kind = { authority: "horizontal", controlled: "vertical" }[is.who]
    if (kind) found.exemption = exemption(kind, state[kind], state.turnover, facts.tests)
    if (found.exemption && found.exemption.state === "met") return { ...found, regime: "exempt" }
    if (rules.way === "call-off") return { ...found, regime: "call-off" }

    if (!rules.kind) need("what kind of contract it is")
    if (rules.value === null && !rules.unknown) need("the most you could pay, with VAT")
    if (found.missing.length) return found
    found.threshold = threshold(rules.kind, state.start, facts.thresholds)
    if (state.start > KNOWN_TO) found.unsettled.push("The procurement begins after 31 December 2027, and the sums for then are not known. Those of 2026 and 2027 are used.")
    if (!rules.unknown && rules.value < found.threshold) return { ...found, regime: "below" }
    return { ...found, regime: { light: "light", "light-concession": "light", concession: "concession" }[rules.kind] || "full" }
  }

  /* Whether a standstill is a duty (must), a choice (may), of another law (health) or none (""). */
  function standstill(state, found, facts) {
    const regime = facts.regimes.find((each) => each.id === found.regime)
    const way = facts.procedures.find((each) => each.id === state.rules.way)
    if (found.regime === "health") return "health"
    if (!regime || regime.standstill === "no" || state.rules.way === "choice") return ""
    return regime.standstill === "must" && (!way || way.standstill) ? "must" : "may"
  }

  /* The notices that the route needs: [{ notice, need }], need being yes, choice, or if (only when what its "when" says
   * comes about). Those for dynamic markets of your own are left out. */
  function notices(state, found, facts) {
    const { rules } = state
    const regime = facts.regimes.find((each) => each.id === found.regime)
    const way = facts.procedures.find((each) => each.id === rules.way)
    if (!regime || rules.way === "choice") return []
    const advertised = !way || way.notices.includes("uk4") || way.notices.includes("uk5")
    const light = rules.kind === "light-concession"
    const needs = {
      uk1: advertised ? { yes: "yes", no: "" }[rules.spend] ?? "if" : "",
      uk2: way && !way.notices.includes("uk4") ? "" : { yes: "yes", no: "" }[rules.engaged] ?? "if",
      uk3: way && !way.notices.includes("uk4") ? "" : rules.planned ? "yes" : "choice",
      uk4: way ? (way.notices.includes("uk4") ? "yes" : "") : "if",
      uk5: way ? (way.notices.includes("uk5") ? "yes" : "") : "if",
      uk6: "yes",
      uk7: "yes",
      uk8: "if",
      uk9: found.over && found.regime !== "concession" ? "yes" : "if",
      uk10: "if",
      uk11: "yes",
      uk12: advertised ? "if" : "",
      uk17: "yes",
    }
    if (found.regime === "below") {
      const noticed = rules.unknown || rules.value >= SMALL
      needs.uk7 = noticed ? "yes" : ""
      needs.uk4 = noticed ? { yes: "", no: "yes" }[rules.invited] ?? "if" : ""
    }
    return facts.notices
      .filter((notice) => regime.notices.includes(notice.id) && needs[notice.id])
      .filter((notice) => !(light && ["uk8", "uk17"].includes(notice.id)))
      .map((notice) => ({ notice, need: needs[notice.id] }))
  }

  /* The period of a step under the rules that apply: none of section 54's for light touch, and longer ones for the rest. */
  function periodOf(step, state, found) {
    const { rules } = state
    const outside = found.regime === "light" || found.regime === "below"
    if (step.id === "requests") return outside ? null : rules.urgent ? "participation-urgent" : step.period
    if (step.period && step.period.startsWith("tendering")) return outside ? null : rules.tendering || (rules.urgent || rules.planned ? "tendering-selected" : step.period)
    if (found.regime === "light") return { "contract-details": "contract-details-light", "contract-copy": "contract-copy-light" }[step.period] || step.period
    return step.period
  }

  /* The first steps of a timetable for the way chosen, with what is counted back: { steps, backs }, as a state holds them. */
  function steps(state, found, facts) {
    const way = facts.procedures.find((each) => each.id === state.rules.way)
    if (!way) return { steps: [], backs: [] }
    const meets = state.dates.some((each) => each.day) || Boolean(state.first)
    const plain = ["below", "exempt", "none", "old"].includes(found.regime)
    const leave = (step) =>
      (["decision", "call-in"].includes(step.id) && !meets) ||
      (step.id === "copy" && !found.over) ||
      (plain && ["standstill", "details", "copy"].includes(step.id))
    const kept = way.steps.flat().filter((step) => !leave(step))
    const number = (id) => kept.findIndex((step) => step.id === id) + 1
    const made = kept.map((step) => {
      const period = periodOf(step, state, found)
      const own = step.lasts === "law" && !period
      return {
        name: step.name,
        who: step.who,
        follows: step.follows ? number(step.follows) : null,
        starts: step.starts,
        lasts: own ? "calendar" : step.lasts,
        length: own ? 25 : step.length,
        day: "",
        period: period || "",
      }
    })
    const back = (period, id, of) => (number(id) ? [{ period, step: number(id), of }] : [])
    return {
      steps: made,
      backs: [
        ...(state.rules.planned && way.notices.includes("uk4") ? [{ period: "planned-notice", step: 1, of: "first" }] : []),
        ...back("key-decision", "decision", "last"),
        ...back("reports", "decision", "last"),
        ...(state.rules.transfer ? back("liability-information", "mobilisation", "last") : []),
      ],
    }
  }

  /* From a plan's rows to the day of each notice that stands in it: { uk4: "2027-01-11", … }. */
  function noticeDays(planned, way) {
    const days = {}
    const [first] = planned.rows
    const of = (...ids) => planned.rows.find((row) => row.period && ids.includes(row.period.id))
    const opening = way && ["uk4", "uk5"].find((id) => way.notices.includes(id))
    if (opening && first && first.first) days[opening] = first.first
    if (of("standstill")) days.uk6 = of("standstill").first
    const details = of("contract-details", "contract-details-light")
    if (details) days.uk7 = details.last
    const warned = planned.backs.find((back) => back.by && back.period.id === "planned-notice")
    if (warned) days.uk3 = warned.by
    return days
  }

  return { COPY, activity, exemption, noticeDays, notices, route, standstill, steps, threshold, transfer }
})
