/* Which structures answers leave in, with the reasons for and against each. No page in it; tested by Node.
 * structures and questions are structures.yml and structure_questions.yml as lists. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).structures = make()
})(this, function () {
  "use strict"
  const SOME = 6
  const NOBODY = "nobody"

  /* Where an answer puts a structure: out, against, for, or nothing. An answer that is not given puts it nowhere. */
  function side(question, structure, answer) {
    const fact = structure[question.fact]
    if (question.kind === "partners") {
      const ticked = Object.keys(answer || {}).filter((id) => answer[id])
      if (!ticked.length) return ""
      const fits = ticked.every((id) => (id === NOBODY ? !fact.length : fact.includes(id)))
      return fits ? "for" : "out"
    }
    if (question.kind === "months") {
      if (answer === null || answer === undefined) return ""
      return fact[0] > answer ? "out" : fact[1] > answer ? "against" : "for"
    }
    const chosen = question.answers.find((each) => each.id === answer)
    return (chosen && ["out", "against", "for"].find((part) => chosen[part].includes(String(fact)))) || ""
  }

  const reason = (question, structure, where) => question.says[question.kind === "word" ? String(structure[question.fact]) : where]

  /* Every structure with { out, against, for }: each a list of reasons in words. struck are those struck out by hand,
   * { structure, reason, who }; those left stand first, by fewest against and then by most for. */
  function judged(structures, questions, answers, struck = []) {
    const found = structures.map((structure, place) => {
      const reasons = { out: [], against: [], for: [] }
      questions.forEach((question) => {
        const where = side(question, structure, answers[question.id])
        if (where) reasons[where].push(reason(question, structure, where))
      })
      const byHand = struck.filter((each) => each.structure === structure.id)
      return { structure, place, ...reasons, byHand, left: !reasons.out.length && !byHand.length }
    })
    return found.sort((one, other) =>
      other.left - one.left || one.against.length - other.against.length || other.for.length - one.for.length || one.place - other.place)
  }

  /* Where fewer than two are left, some to look at again, since there is never one answer: those that one line struck out
   * by hand or, failing any, the first few that one answer alone ruled out. */
  function nearest(found) {
    if (found.filter((each) => each.left).length > 1) return []
    const alone = found.filter((each) => !each.left && each.out.length + each.byHand.length === 1)
    const byHand = alone.filter((each) => each.byHand.length)
    return byHand.length ? byHand : alone.slice(0, SOME)
  }

  return { judged, nearest, side }
})
