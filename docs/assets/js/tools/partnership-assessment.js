/* The partnership assessment for one person: adds up, draws the profile, and lists what to raise. */
;(function (home) {
  "use strict"
  const { assessment } = home.sums
  const { begin, charts, make } = home.toolkit
  const { principles, scale, ways } = JSON.parse(document.querySelector("script[data-facts]").textContent)
  const elements = principles.flatMap((principle) => principle.elements)
  const ids = elements.map((element) => element.id)
  const { figure } = assessment

  /* What was disagreed with: what matters most first, then the lowest. */
  function low(state) {
    return elements
      .map((element) => ({ element, ...state.replies[element.id] }))
      .filter((each) => each.reply === "1" || each.reply === "2")
      .sort((one, other) => (other.matters || 2) - (one.matters || 2) || one.reply - other.reply)
  }

  function show(state, root) {
    const points = assessment.marks(assessment.person(state, ids).replies)
    const scores = assessment.scores(points)
    const total = assessment.total(scores)
    const band = assessment.band(total, scale, "total")
    const answered = points.filter((each) => each !== null).length
    const way = ways.find((each) => each.id === state.about.way)
    const raise = low(state)
    const results = root.querySelector("[data-results]")
    results.querySelectorAll(":scope > :not(.tool__paper)").forEach((old) => old.remove())
    results.append(
      make("p", {}, `${answered} of ${ids.length} statements answered. A principle has a score once ${assessment.ENOUGH} of its ${assessment.SIZE} are.`),
      ...(answered
        ? [
            make("p", {}, make("strong", {}, band ? `${figure(total)} of 144: ${band.name}.` : "No total yet."), ` ${band ? band.meaning : "Every principle needs a score first."}`),
            charts.bars({
              title: "Your score for each principle, from 6 to 24",
              rows: principles.map((principle, place) => ({ name: principle.name, values: [scores[place]] })),
              most: 24,
              unit: figure,
            }),
          ]
        : []),
      ...(way ? [make("p", {}, `Talk about these two first: ${way.first.map((id) => principles.find((each) => each.id === id).name).join("; ")}. ${way.why}`)] : []),
      ...(raise.length
        ? [
            make("h3", {}, "What to raise"),
            make("ol", {}, ...raise.map(({ element }) => make("li", {}, make("strong", {}, element.says), ` What good looks like: ${element.good} Ask: ${element.ask}`))),
          ]
        : []))
  }

  function csv(state) {
    const words = { 3: "A lot", 2: "Some", 1: "Little" }
    return [
      ["Principle", "Statement", "Points", "How much it matters now", "Comment"],
      ...principles.flatMap((principle) =>
        principle.elements.map((element) => {
          const { reply, matters, comment } = state.replies[element.id]
          return [principle.name, element.says, reply ? Number(reply) : "", words[matters] || "", comment]
        })),
    ]
  }

  begin({ id: "partnership-assessment", shape: assessment.shape(ids), show, csv })
})(this)
