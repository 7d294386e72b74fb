/* The payment model: what a contract's mechanism comes to year by year, and what would come of something else. */
;(function (home) {
  "use strict"
  const { figures, payment: sums } = home.sums
  const { begin, charts, copies, make, pastes, table } = home.toolkit
  const root = document.querySelector("[data-tool=payment-model]")
  if (!root) return
  const { millions, percent, plain, pounds } = figures

  const labels = ({ about, years }) => (about.first === null ? years.map((_, at) => `Year ${at + 1}`) : figures.financialYears(about.first, years.length))
  const prices = ({ about }) => (about.prices === null ? "base-year" : figures.financialYears(about.prices, 1)[0])
  const total = (rows, key) => rows.reduce((sum, row) => sum + row[key], 0)
  const named = (whatif, at) => whatif.name.trim() || `What-if ${at + 1}`
  const asks = (whatif) => Object.entries(whatif).some(([key, value]) => key !== "name" && key !== "from" && value !== null)

  /* The contract, its rows by year, and each question with its own rows. */
  function worked(state) {
    const { payment, share, fixed } = sums.fromState(state)
    return {
      payment,
      share,
      fixed,
      rows: sums.mechanism(payment, share),
      whatifs: state.whatifs
        .map((each, at) => ({ each, name: named(each, at) }))
        .filter(({ each }) => asks(each))
        .map(({ each, name }) => ({ name, rows: sums.mechanism(sums.changed(payment, each), share) })),
    }
  }

  /* What makes the sums impossible, as sentences. */
  function faults({ index }, { fixed }) {
    return [
      ...(fixed < 0 ? [`The weights of the two indices make ${plain(100 - fixed, 2)}. They cannot pass 100.`] : []),
      ...(index.cap !== null && index.collar !== null && index.collar > index.cap ? ["The collar is above the cap. Lower one."] : []),
    ]
  }

  /* What to know of the figures, as sentences. */
  function doubts(state, { payment, fixed }) {
    const { about, before, deductions, index, repairs, years } = state
    const expected = about.first !== null && about.prices !== null ? Math.max(0, about.first - about.prices - 1) : before.length
    const most = deductions.cap === null || !deductions.a_point ? Infinity : (12 * deductions.cap) / deductions.a_point
    const missing = years.filter((year) => (year.labour === null && index.labour) || (year.materials === null && index.materials)).length
    const blank = years.map((year, at) => (year.lump === null ? labels(state)[at] : "")).filter(Boolean)
    return [
      ...(fixed ? [`${plain(fixed, 2)}% of the price is fixed and does not rise.`] : []),
      ...(before.length !== expected ? [`From ${prices(state)} prices to a start in ${labels(state)[0]} there are ${expected} changes before the first year; ${before.length} ${before.length === 1 ? "is" : "are"} entered in part 2.`] : []),
      ...(missing ? [`An index has no change in ${missing} of ${years.length} years. It is counted as nil.`] : []),
      ...(blank.length ? [`No lump sum for ${blank.join(", ")}. It is counted as nothing.`] : []),
      ...(payment.years.points.some((points) => points > most) ? [`No more than ${plain(most)} points can be taken in a year: twelve months at the cap. The rest are left out.`] : []),
      ...(repairs.price && repairs.jobs === null ? ["The band has no number of jobs, so no job is above or below it."] : []),
      "Points are those levied; what a partner earns back is left out. Sums are before VAT and before changes under change control.",
    ]
  }

  function yearsTable(state, { rows }) {
    const own = prices(state)
    const columns = [["Lump sum", "lump"], ["Repairs", "repairs"], ["Works", "works"], [`All, ${own} prices`, "base"], ["Index, change", "change"],
      ["Indexed", "indexed"], ["Deductions", "deductions"], ["Guarantee", "guarantee"], ["Paid", "paid"], [`Paid, ${own} prices`, "real"]]
    return {
      caption: "What is paid, year by year",
      head: ["Year", ...columns.map(([name]) => name)],
      rows: labels(state).map((label, at) => [label, ...columns.map(([, key]) => (key === "change" ? percent(rows[at][key], 2) : pounds(rows[at][key])))]),
      foot: [["All years", ...columns.map(([, key]) => (key === "change" ? "–" : pounds(total(rows, key))))]],
    }
  }

  function besideTable(state, { rows }, { name, rows: others }) {
    const line = (label, one, other) => [label, pounds(one.indexed), pounds(other.indexed), pounds(other.indexed - one.indexed), pounds(one.paid), pounds(other.paid), pounds(other.paid - one.paid)]
    const sum = (each) => ({ indexed: total(each, "indexed"), paid: total(each, "paid") })
    return {
      caption: `What if: ${name}`,
      head: ["Year", "Indexed, as planned", "Indexed, if", "Difference", "Paid, as planned", "Paid, if", "Difference in what is paid"],
      rows: labels(state).map((label, at) => line(label, rows[at], others[at])),
      foot: [line("All years", sum(rows), sum(others))],
    }
  }

  function limitTable(state, made) {
    const { limit, client, year } = state.limit
    if (limit === null || year === null || year > state.years.length) return null
    const tests = ["As paid in the years above", "The same, no deductions or guarantee", "The same, and works at or past the limit of pain"]
    return {
      caption: `${labels(state)[year - 1]} against the limit of ${pounds(limit)}, ${prices(state)} prices`,
      head: ["Test", "Charge", "With client team", "Left under the limit"],
      rows: sums.againstLimit(made.payment, made.share, { limit, client: client ?? 0, year }).map((each, at) => [tests[at], pounds(each.charge), pounds(each.whole), pounds(each.left)]),
    }
  }

  /* One month from its indicators: what is levied, what it costs, and the months of the run that led to it. */
  function month(state, { rows, payment }) {
    const scored = state.indicators.filter((each) => each.points !== null)
    const row = rows[(state.month.year ?? 1) - 1]
    if (!scored.length || !row) return []
    const charge = ((row.lump + row.repairs) * row.factor) / 12
    const points = scored.map((each) => each.points)
    const running = scored.map((each) => each.running ?? 0)
    const run = sums.run(charge, payment.deductions, points, running)
    const now = run[run.length - 1]
    const words = (back) => (back === 0 ? "This month" : back === 1 ? "The month before" : `${back} months before`)
    const all = points.reduce((sum, each) => sum + each, 0)
    return [
      make("h3", {}, "One month of deductions"),
      make("p", {}, `The monthly charge in ${labels(state)[(state.month.year ?? 1) - 1]} is ${pounds(charge)}. ${now
        ? `${plain(now.points)} points are levied, ${percent(now.points * payment.deductions.a_point, 1)} of it${now.capped ? `, held by the cap to ${plain(payment.deductions.cap, 2)}%` : ""}. The deduction is ${pounds(now.deduction)}.`
        : "No indicator is below its floor, and nothing is deducted."} All ${plain(all)} points, in their first month, would cost ${pounds(sums.monthDeduction(charge, payment.deductions, points, points.map(() => 1)))}.`),
      ...(run.length
        ? [table({
            caption: "The run of months that led to it, at the same monthly charge",
            head: ["Month", "Points levied", "% of the charge", "Deduction", "Cap"],
            rows: run.map((each) => [words(each.back), plain(each.points), percent(each.points * payment.deductions.a_point, 1), pounds(each.deduction), each.capped ? "Bites" : "–"]),
            foot: [["All", plain(total(run, "points")), "–", pounds(total(run, "deduction")), "–"]],
          })]
        : []),
    ]
  }

  function show(state) {
    const results = root.querySelector("[data-results]")
    const paper = results.querySelector(".tool__paper")
    const names = labels(state)
    root.querySelectorAll("[data-rows=years] [data-row] > legend").forEach((legend, at) => (legend.textContent = `Year ${at + 1}${state.about.first === null || !names[at] ? "" : `, ${names[at]}`}`))
    const made = worked(state)
    const wrong = faults(state, made)
    if (!state.years.length || wrong.length)
      return results.replaceChildren(paper, ...(wrong.length ? wrong : ["Enter a year in part 3 to see what is paid."]).map((words) => make("p", {}, words)))
    const main = table(yearsTable(state, made))
    const limit = limitTable(state, made)
    return results.replaceChildren(
      paper,
      make("p", {}, `Over ${names.length} years ${pounds(total(made.rows, "paid"))} is paid in the money of each year: ${pounds(total(made.rows, "base"))} at ${prices(state)} prices before the index, deductions and guarantee.`),
      main,
      copies(main, () => tool),
      charts.bars({ title: "Paid each year", series: ["In the money of the year", `At ${prices(state)} prices`], rows: made.rows.map((row, at) => ({ name: names[at], values: [row.paid, row.real] })), unit: millions }),
      charts.bars({ title: "What moves the bill, all years together", rows: [
        { name: "Index", values: [total(made.rows, "indexed") - total(made.rows, "base")] },
        { name: "Deductions", values: [total(made.rows, "deductions")] },
        { name: "Guarantee", values: [total(made.rows, "guarantee")] },
      ], unit: (value) => millions(value, 2) }),
      ...(limit ? [make("h3", {}, "Against the limit"), table(limit), make("p", {}, "Report the second row: nobody should plan on the partner's failure.")] : []),
      ...month(state, made),
      ...(made.whatifs.length
        ? [make("h3", {}, "What if"), charts.lines({
            title: "More or less paid than as planned",
            across: names,
            rows: made.whatifs.map(({ name, rows }) => ({ name, values: rows.map((row, at) => row.paid - made.rows[at].paid) })),
            unit: (value) => millions(value, 2),
          })]
        : []),
      ...made.whatifs.map((each) => table(besideTable(state, made, each))),
      make("h3", {}, "How to read these figures"),
      make("ul", {}, ...doubts(state, made).map((words) => make("li", {}, words))))
  }

  const asRows = ({ caption, head, rows, foot }) => [[caption], head, ...figures.numbers([...rows, ...foot]), []]
  const ready = (state, made) => state.years.length && !faults(state, made).length

  const tool = begin({
    id: "payment-model",
    show,
    csv: {
      "Save the years as CSV"(state) {
        const made = worked(state)
        return ready(state, made) ? asRows(yearsTable(state, made)) : [["Nothing is worked out yet"]]
      },
      "Save the what-ifs as CSV"(state) {
        const made = worked(state)
        return ready(state, made) && made.whatifs.length ? made.whatifs.flatMap((each) => asRows(besideTable(state, made, each))) : [["No question is asked"]]
      },
    },
  })

  pastes(root, (field) => field.closest("[data-rows=years], [data-rows=before]"), (field) => {
    const row = field.closest("[data-row]")
    if (!row.nextElementSibling) row.parentElement.nextElementSibling.click() // the button that adds one
    return row.nextElementSibling && row.nextElementSibling.querySelector(`[name="${field.name}"]`)
  }, tool)
})(this)
