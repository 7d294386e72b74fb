/* The sums of the gates: what an answer lacks, what may not be recorded, what is outstanding, what changed. No page in it;
 * tested by Node. A step is { id, number, ways, questions: [{ id, number, must }], papers: [{ id }] }; a gate is what the
 * form holds of one step: { answers, papers, review, conditions, record }, with no review where the step has none. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).gates = make()
})(this, function () {
  "use strict"
  const RESULTS = { go: "Go on", conditions: "Go on with conditions", wait: "Not yet", stop: "Stop" }
  const REPLIES = { "": "no reply", answered: "answered", open: "still open", not: "not for us" }
  const blank = (words) => !words.trim()
  const list = (numbers) => numbers.join(", ").replace(/, (\d+)$/, " and $1")
  const goesOn = (record) => record.result === "go" || record.result === "conditions"

  /* Whether a value holds anything at all. */
  function filled(value) {
    if (value && typeof value === "object") return Object.values(value).some(filled)
    return typeof value === "string" ? !blank(value) : value === true || typeof value === "number"
  }

  /* What an answer lacks, in words that follow "which", or "" where it stands: it is answered and its evidence can be found,
   * or it is said why the question is not for them. */
  function lack({ reply, says, where }) {
    if (reply === "") return "has no reply"
    if (reply === "open") return "is still open"
    if (reply === "not") return blank(says) ? "is set aside without a reason" : ""
    if (blank(says)) return "is marked answered, without the answer"
    return blank(where) ? "is answered without saying where the evidence is" : ""
  }

  const lacking = (gate, step) => step.questions.map((question) => ({ ...question, lack: lack(gate.answers[question.id]) })).filter((question) => question.lack)
  /* The conditions that hold anything, numbered as they stand in the form. */
  const written = (gate) => gate.conditions.map((each, place) => ({ ...each, number: place + 1 })).filter((_, place) => filled(gate.conditions[place]))
  const whole = (condition) => !blank(condition.what) && !blank(condition.owner) && condition.by !== ""

  /* What stands in the way of a result being recorded, as sentences: none of them, and it may be. */
  function faults(gate, step, today) {
    const { conditions, record, review } = { review: null, ...gate, conditions: written(gate) }
    const found = []
    const say = (so, words) => so && found.push(words)
    const due = conditions.filter((each) => !each.met)
    const carried = new Set(due.filter(whole).map((each) => each.about))
    if (goesOn(record)) {
      lacking(gate, step)
        .filter((question) => question.must && !(record.result === "conditions" && carried.has(question.id)))
        .forEach((question) => say(true, `Question ${question.number} must be answered, and ${question.lack}.`))
      say(review && review.rating === "red" && blank(review.answer), "The gateway review is red, and nothing is said of what was done about it.")
      say(step.ways.length > 1 && !record.way, "It is not said where it goes next.")
    }
    if (record.result === "go") say(due.length, "Conditions are not yet met. Then it is “Go on with conditions”.")
    if (record.result === "conditions") {
      say(!conditions.length, "There is no condition. Write one, or it is “Go on”.")
      conditions.forEach((each) => {
        say(blank(each.what), `Condition ${each.number} does not say what must be so.`)
        say(blank(each.owner), `Condition ${each.number} has no owner.`)
        say(!each.by, `Condition ${each.number} has no date.`)
        say(each.by && record.day && each.by < record.day, `Condition ${each.number} falls due before the decision.`)
      })
    }
    say(record.result === "wait" && blank(record.reason), "It is not said why not yet.")
    say(record.result === "wait" && !record.again, "It is not said on what day it comes back.")
    say(record.result === "stop" && blank(record.reason), "It is not said why it stops.")
    if (record.result) {
      say(blank(record.who), "It is not said who decided.")
      say(!record.day, "It is not said on what day it was decided.")
      say(record.day > today, "The day of the decision has not come yet.")
    }
    return found
  }

  /* What "Go on" would still need, whatever is chosen: the questions that must be answered, with what each lacks. */
  const needed = (gate, step) => lacking(gate, step).filter((question) => question.must)

  /* How a gate stands, in words that may be printed: a result that may not be recorded is called a draft. */
  function standing(gate, step, today) {
    const { result } = gate.record
    if (!result) return filled(gate) ? "No decision recorded" : ""
    return faults(gate, step, today).length ? `Draft, not to be recorded as “${RESULTS[result]}”` : RESULTS[result]
  }

  /* How many questions of a gate stand, are open, and of those must be answered; and how many papers are there. */
  function count(gate, step) {
    const open = lacking(gate, step)
    return {
      questions: step.questions.length,
      stand: step.questions.length - open.length,
      open: open.length,
      must: open.filter((question) => question.must).length,
      papers: step.papers.filter((paper) => gate.papers[paper.id]).length,
    }
  }

  const touched = (gates, steps) => steps.filter((step) => filled(gates[step.id]))

  /* The conditions of every gate that went on with conditions, not yet met: the earliest first. */
  function outstanding(gates, steps, today) {
    return touched(gates, steps)
      .filter((step) => gates[step.id].record.result === "conditions")
      .flatMap((step) => written(gates[step.id]).filter((each) => !each.met).map((each) => ({ ...each, step, late: Boolean(each.by) && each.by < today })))
      .sort((one, other) => ((one.by || "9999") < (other.by || "9999") ? -1 : (one.by || "9999") > (other.by || "9999") ? 1 : 0))
  }

  /* What changed from an earlier file to this one: { step, what: [sentence, …] } for each step that did. */
  function changes(now, earlier, steps) {
    return steps
      .map((step) => {
        const [here, there] = [now[step.id], earlier[step.id]]
        const what = []
        const numbers = (moved) => step.questions.filter((each) => moved(here.answers[each.id], there.answers[each.id])).map((each) => each.number)
        Object.entries(REPLIES).forEach(([reply, words]) => {
          const moved = numbers((is, was) => is.reply === reply && was.reply !== reply)
          if (moved.length) what.push(`${moved.length === 1 ? "Question" : "Questions"} ${list(moved)}: now ${words}`)
        })
        const again = numbers((is, was) => is.reply === was.reply && (is.says !== was.says || is.where !== was.where))
        if (again.length) what.push(`${again.length === 1 ? "Question" : "Questions"} ${list(again)}: put in other words, or other evidence`)
        const papers = (gate) => step.papers.filter((paper) => gate.papers[paper.id]).length
        if (papers(here) !== papers(there)) what.push(`Papers there: ${papers(there)}, now ${papers(here)}`)
        if (here.review && there.review && here.review.rating !== there.review.rating) what.push(`Gateway review: ${there.review.rating || "none recorded"}, now ${here.review.rating || "none recorded"}`)
        const [conditions, before] = [written(here), written(there)]
        conditions.forEach((each) => {
          const was = before.find((other) => other.what === each.what)
          if (!was) what.push(`New condition: ${each.what}`)
          else if (each.met !== was.met) what.push(`${each.met ? "Met" : "No longer met"}: ${each.what}`)
          else if (each.by !== was.by || each.owner !== was.owner) what.push(`Another ${each.by !== was.by ? "date" : "owner"}: ${each.what}`)
        })
        before.filter((was) => !conditions.some((each) => each.what === was.what)).forEach((was) => what.push(`Condition taken out: ${was.what}`))
        const result = (gate) => RESULTS[gate.record.result] || "none"
        if (result(here) !== result(there)) what.push(`Decision: ${result(there)}, now ${result(here)}`)
        else if (JSON.stringify(here.record) !== JSON.stringify(there.record)) what.push("The record of the decision is changed")
        return { step, what }
      })
      .filter(({ what }) => what.length)
  }

  /* The step that a file stands at: the last in hand; or else where the latest decision leads; or the first of all. */
  function current(gates, steps, today) {
    const begun = touched(gates, steps)
    const decided = (step) => gates[step.id].record.result && !faults(gates[step.id], step, today).length
    const inHand = begun.filter((step) => !decided(step)).pop()
    if (inHand || !begun.length) return (inHand || steps[0]).id
    const latest = begun.reduce((one, other) => (gates[other.id].record.day >= gates[one.id].record.day ? other : one))
    return next(gates[latest.id].record, latest) || latest.id
  }

  /* The step to which a decision leads, or "". */
  function next(record, step) {
    if (!goesOn(record)) return ""
    return record.way || (step.ways.length === 1 ? step.ways[0].to : "")
  }

  return { REPLIES, RESULTS, changes, count, current, faults, filled, lack, lacking, needed, next, outstanding, standing, touched, written }
})
