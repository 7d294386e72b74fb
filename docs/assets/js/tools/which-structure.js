/* Which structures the answers leave in, each with its reasons for and against. */
;(function (home) {
  "use strict"
  const { structures: sums } = home.sums
  const { begin, linked, make, table } = home.toolkit
  const { structures, questions } = JSON.parse(document.querySelector("script[data-facts]").textContent)
  const MANY = 5
  const of = (state) => sums.judged(structures, questions, state.answers, state.struck)
  const answered = (state) => questions.some((question) => structures.some((structure) => sums.side(question, structure, state.answers[question.id])))
  const name = ({ structure }) => make("a", { href: structure.url }, structure.name)
  const count = (figure, one, many) => (figure === 1 ? `1 ${one}` : `${figure} ${many}`)
  const handWords = (each) => [each.reason || "No reason is given", each.who].filter(Boolean).join(" – ")
  const whyOut = (each) => [...each.out, ...each.byHand.map(handWords)]

  function card(each) {
    const { structure } = each
    const reasons = (title, words) => (words.length ? [make("dt", {}, title), ...words.map((one) => make("dd", {}, one))] : [])
    return make("section", { class: "tool__card" },
      make("h3", {}, name(each)),
      make("dl", {},
        ...reasons("For", [...each.for, `It fits: ${structure.fits.charAt(0).toLowerCase()}${structure.fits.slice(1)}`]),
        ...reasons("Against", [...each.against, `Avoid it when: ${structure.avoid.charAt(0).toLowerCase()}${structure.avoid.slice(1)}`]),
        ...reasons("Employs", [structure.employer]),
        ...reasons("Decides", [structure.decides]),
        make("dt", {}, "Power"), make("dd", {}, ...linked(structure.power)),
        ...reasons("Procurement", [structure.procurement]),
        ...reasons("Tax", [structure.tax]),
        ...reasons("Months to set up", [`${structure.months[0]} to ${structure.months[1]}, our estimate`])))
  }

  function advice(left, near) {
    if (left.length > MANY) return "Too many to work up. Answer more, or strike some out by hand. Two or three should be left."
    if (left.length > 1) return "Work up each of these. The page behind each has its conditions, and the options appraisal decides between them, with carrying on as now among the options."
    const none = left.length ? "One is left, and one is never an answer. Look again at what you ruled out." : "None is left. Look again at what you ruled out."
    return near.length ? `${none} These went for one reason alone:` : none
  }

  function show(state, root) {
    const found = of(state)
    const left = found.filter((each) => each.left)
    const out = found.filter((each) => !each.left)
    const near = sums.nearest(found)
    const begun = answered(state) || out.length
    root.querySelector("[data-results]").replaceChildren(
      make("p", {}, make("strong", {}, `${left.length} of ${structures.length} are left. `), begun ? advice(left, near) : "Nothing is answered yet, so nothing is ruled out."),
      ...(near.length ? [make("ul", {}, ...near.map((each) => make("li", {}, name(each), `: ${whyOut(each).join("; ")}`)))] : []),
      ...(begun ? left.map(card) : []),
      ...(out.length
        ? [make("h3", {}, `Ruled out: ${count(out.length, "structure", "structures")}`),
          table("what is ruled out", ["Structure", "Ruled out because"], [...out].sort((one, other) => one.place - other.place).map((each) => [name(each), whyOut(each).join("; ")]))]
        : []))
  }

  const csv = (state) => [
    ["Structure", "Left in", "For", "Against", "Ruled out because", "Employs", "Decides", "Procurement", "Tax", "Months from", "Months to", "It fits", "Avoid it when"],
    ...of(state).map((each) => [each.structure.name, each.left ? "yes" : "no", each.for.join("; "), each.against.join("; "), whyOut(each).join("; "),
      each.structure.employer, each.structure.decides, each.structure.procurement, each.structure.tax, ...each.structure.months, each.structure.fits, each.structure.avoid]),
  ]

  begin({ id: "which-structure", show, csv })
})(this)
