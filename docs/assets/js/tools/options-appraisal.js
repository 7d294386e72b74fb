/* The options appraisal: which options meet the factors, what each costs, and what would reverse the order. */
;(function (home) {
  "use strict"
  const { appraisal: sums, figures } = home.sums
  const { begin, charts, copies, form, make, pastes, table } = home.toolkit
  const root = document.querySelector("[data-tool=options-appraisal]")
  if (!root) return
  const { rate: standard } = JSON.parse(root.querySelector("script[data-facts]").textContent)
  const { millions, percent, plain, pounds } = figures
  const shape = form.shape(root)
  const ENOUGH = 3 // slots in sight of an empty form

  const blank = () => {
    const empty = home.sums.file.blank(shape)
    return { ...empty, about: { ...empty.about, years: 10, rate: standard, basis: "real" } }
  }
  const nameOf = (given, id) => given.options.find((each) => each.id === id).name
  const listed = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`)
  const names = (given, ids) => listed(ids.map((id) => nameOf(given, id)))
  const years = (about, count) => (about.first === null ? Array.from({ length: count }, (_, year) => `Year ${year}`) : figures.financialYears(about.first, count))
  const priceYear = (about) => (about.prices === null ? "one year's" : figures.financialYears(about.prices, 1)[0])
  const cheaper = (sum) => `${millions(Math.abs(sum))} ${sum >= 0 ? "cheaper" : "dearer"}`

  /* Slots come into sight as they are needed, with the words that the reader has given them. */
  function dress(state, given) {
    const last = (slots, filled) => Math.max(0, ...Object.keys(slots).filter((id) => filled(slots[id])).map(Number))
    const options = last(state.options, (slot) => given.options.some((each) => state.options[each.id] === slot))
    const factors = last(state.factors, (slot) => slot.name.trim() || slot.weight !== null)
    const count = Math.min(state.about.years ?? sums.YEARS, sums.YEARS) + 1
    const labels = years(state.about, sums.YEARS + 1)
    root.querySelectorAll("[data-option]").forEach((slot) => {
      const id = slot.dataset.option
      const own = !slot.matches(".tool__slot")
      const known = given.options.find((each) => each.id === id)
      slot.hidden = own ? !known : Number(id) > Math.max(ENOUGH, options + 1)
      slot.classList.toggle("tool__spare", !known)
      const words = known ? known.name : `Option ${id}`
      if (slot.matches("label")) slot.querySelector(".tool__label").textContent = `${words}: score`
      else slot.querySelector("legend").textContent = own || !known || known.name === `Option ${id}` ? words : `Option ${id}: ${words}`
    })
    root.querySelectorAll("[data-factor]").forEach((slot) => {
      const id = Number(slot.dataset.factor)
      const name = state.factors[id].name.trim()
      slot.hidden = slot.matches(".tool__scores") ? !name : id > Math.max(1, factors + 1)
      slot.classList.toggle("tool__spare", !name)
      slot.querySelector("legend").textContent = name ? `Factor ${id}: ${name}` : `Factor ${id}`
    })
    root.querySelectorAll("[data-year]").forEach((label) => {
      const year = Number(label.dataset.year)
      label.hidden = year >= count
      label.querySelector(".tool__label").textContent = state.about.first === null || year >= count ? `Year ${year}` : labels[year]
    })
    root.querySelectorAll("[name='about.benchmark'] option").forEach((choice) => {
      const known = given.options.find((each) => each.id === choice.value)
      if (choice.value) choice.textContent = known ? known.name : `Option ${choice.value}`
      choice.hidden = Boolean(choice.value) && !known
    })
  }

  /* What to put right, or to be able to answer for, as sentences. */
  function doubts(state, given) {
    const { about } = state
    const costed = given.options.filter((each) => each.costed)
    const labels = years(about, sums.YEARS + 1)
    const same = (key) => new Set(costed.map((each) => each.optimism[key] ?? 0)).size < 2
    const told = []
    if (given.options.length && !given.benchmark) told.push("Say which option is carrying on as now, and cost it: the rest are measured against it.")
    given.options.filter((each) => !each.costed).forEach((each) => told.push(`${each.name} is not costed, and has no place in the order.`))
    costed.filter((each) => each.missing.length).forEach((each) => told.push(`${each.name} has no cost for ${each.missing.map((year) => labels[year]).join(", ")}. It is counted as nothing.`))
    costed.filter((each) => each.beyond).forEach((each) => told.push(`${each.name} has figures after the last year counted. They are left out.`))
    costed.filter((each) => Object.values(each.optimism).every((value) => value === null)).forEach((each) => told.push(`${each.name} carries no allowance for optimism. Say why, or add one.`))
    if (!same("once") || !same("running") || !same("benefit")) told.push("The allowances for optimism differ between options. An auditor will ask why.")
    if (about.rate !== standard) told.push(`The rate is ${plain(about.rate, 2)}%, not the Green Book's ${plain(standard, 2)}%. Say why.`)
    if (about.basis === "cash" && about.inflation === null) told.push("The figures are cash: enter the inflation that is in them, or they are counted as if they were real.")
    if (about.prices === null) told.push("Enter the year of the prices: no figure can be read without it.")
    if (given.options.length && !given.factors.length) told.push("No critical success factor is entered: nothing says that the cheapest option would work.")
    given.factors.forEach((factor) => {
      const open = given.options.filter((each) => factor.verdicts[each.id] === "")
      if (open.length) told.push(`${factor.name}: no verdict yet on ${open.map((each) => each.name).join(", ")}.`)
      given.options.forEach((each) => {
        const mark = factor.marks[each.id]
        if (given.pass_mark === null || mark === null || !factor.verdicts[each.id]) return
        const fails = mark < given.pass_mark
        if (fails !== (factor.verdicts[each.id] === "fail"))
          told.push(`${factor.name}: ${each.name} scores ${plain(mark)}, ${fails ? "below" : "not below"} the pass mark, and part 3 says that it ${fails ? "meets it" : "fails"}.`)
      })
    })
    return told
  }

  const STANDING = { fails: "Fails", passes: "Meets all", open: "Not settled" }
  const VERDICT = { fail: "FAILS", pass: "Meets it", "": "–" }

  function factorsTable(given) {
    return table({
      caption: "Critical success factors: who meets them",
      head: ["Option", ...given.factors.map((each) => each.name), "All factors"],
      rows: given.options.map((each) => [each.name, ...given.factors.map((factor) => VERDICT[factor.verdicts[each.id]]), STANDING[sums.standing(given, each.id)]]),
    })
  }

  function summary(state, given) {
    const costed = sums.byCost(given)
    const places = sums.places(costed.map((id) => sums.presentCost(given, id)))
    const points = sums.scored(given)
    const left = points ? [["Points of 100", (id) => (points.options.some((each) => each.id === id) ? plain(sums.quality(points, id)) : "–")]] : []
    const against = given.benchmark ? [[`Against ${nameOf(given, given.benchmark)}`, (id) => (id === given.benchmark ? "–" : pounds(sums.presentCost(given, id) - sums.presentCost(given, given.benchmark)))]] : []
    const rest = given.options.filter((each) => !each.costed).map((each) => each.id)
    const columns = [
      ["Factors", (id) => STANDING[sums.standing(given, id)]],
      ["Year 0", (id, own) => pounds(own.costs[0])],
      ["Net cost, all years", (id, own) => pounds(own.costs.reduce((total, cost) => total + cost, 0))],
      ["Net present cost", (id) => pounds(sums.presentCost(given, id))],
      ["Order by cost", (id) => String(places[costed.indexOf(id)])],
      ...against,
    ]
    return {
      head: ["Option", ...columns.map(([name]) => name), ...left.map(([name]) => name)],
      rows: [...costed, ...rest].map((id) => {
        const own = given.options.find((each) => each.id === id)
        return [own.name, ...columns.map(([, cell], place) => (own.costed || place === 0 ? cell(id, own) : "–")), ...left.map(([, cell]) => cell(id))]
      }),
    }
  }

  const basis = (state, given) =>
    `Pounds at ${priceYear(state.about)} prices. Present cost: ${given.options[0].costs.length - 1} years after year 0, discounted at ${plain(state.about.rate, 2)}% a year; year 0 in full. Allowances for optimism are in the figures.`

  /* The sentences for the paper: what is cheapest of what would do, and what the estimates cannot tell apart from it. */
  function verdict(state, given) {
    const able = sums.byCost(given, true)
    const failed = given.options.filter((each) => sums.standing(given, each.id) === "fails")
    const told = failed.length ? [`${names(given, failed.map((each) => each.id))} ${failed.length > 1 ? "fail" : "fails"} a factor: in the tables for comparison, and not to be chosen.`] : []
    if (!able.length) return [...told, "No option that is costed stands."]
    const [first, ...others] = able
    const level = others.filter((id) => sums.presentCost(given, id) === sums.presentCost(given, first))
    told.push(`Of those that stand, ${names(given, [first, ...level])} ${level.length ? "have" : "has"} the lowest net present cost: ${pounds(sums.presentCost(given, first))}.`)
    const open = able.filter((id) => sums.standing(given, id) === "open")
    if (open.length) told.push(`Not settled on every factor: ${names(given, open)}.`)
    const running = sums.presentCost(given, first) - given.options.find((each) => each.id === first).costs[0]
    if (state.about.error !== null && others.length && running > 0) {
      const near = others.filter((id) => sums.gapShare(given, first, id) <= state.about.error)
      told.push(near.length
        ? `With estimates that may be ${plain(state.about.error)}% out, the money cannot tell it apart from ${names(given, near)}. Choose between them on the factors, the risks and a reason that you can minute.`
        : `Every other is dearer by more than ${plain(state.about.error)}% of its running cost.`)
    }
    if (given.affordable !== null) {
      const over = able.filter((id) => given.options.find((each) => each.id === id).costs.some((cost, year) => year >= given.affordable_from && cost > given.affordable))
      const limit = `the limit of ${pounds(given.affordable)} from ${years(state.about, sums.YEARS + 1)[given.affordable_from]}`
      told.push(over.length ? `Above ${limit}, in one year at least: ${names(given, over)}.` : `All that stand keep within ${limit}.`)
    }
    return told
  }

  function yearsTable(state, given) {
    const costed = given.options.filter((each) => each.costed)
    const count = given.options[0].costs.length
    const total = (values) => values.reduce((sum, each) => sum + each, 0)
    return {
      caption: `Net cost by year, ${priceYear(state.about)} prices, optimism in and benefits off`,
      head: ["Year", "Discount factor", ...costed.map((each) => each.name)],
      rows: years(state.about, count).map((label, year) => [label, figures.fixed(sums.discountFactor(given.discount_rate, year), 4), ...costed.map((each) => pounds(each.costs[year]))]),
      foot: [
        ["All years", "–", ...costed.map((each) => pounds(total(each.costs)))],
        ["Net present cost", "–", ...costed.map((each) => pounds(sums.presentCost(given, each.id)))],
      ],
    }
  }

  /* Every two of the first two and the rest: by what the cheaper would have to change for the dearer to catch up. */
  function reversals(state, given) {
    const able = sums.byCost(given, true)
    const pairs = able.slice(0, 2).flatMap((first, place) => able.slice(place + 1).map((second) => [first, second]))
    const rate = given.discount_rate
    const count = given.options[0].costs.length - 1
    const last = years(state.about, count + 1)[count]
    const saving = given.baseline !== null
    return {
      caption: "What would close the gap in present cost",
      head: ["Compared", "Gap, or a rise in year 0", "The same, every later year", "As a share of yearly cost", `As one cost in ${last}`, "Level at a rate of", ...(saving ? ["Saving it must lose"] : [])],
      rows: pairs.map(([first, second]) => {
        const apart = sums.gap(given, first, second)
        const share = sums.gapShare(given, first, second)
        const at = sums.switchingRate(given, first, second)
        const lost = saving ? sums.savingToLose(given, first, second) : 0
        return [
          `${nameOf(given, first)} before ${nameOf(given, second)}`,
          pounds(apart),
          count ? pounds(sums.levelCost(apart, rate, count)) : "–",
          isFinite(share) && share >= 0 ? percent(share, 1) : "–",
          pounds(sums.futureCost(apart, rate, count)),
          at === null ? `None to ${sums.MOST_RATE}%` : percent(at, 1),
          ...(saving ? [isFinite(lost) && lost >= 0 ? percent(lost) : "No saving"] : []),
        ]
      }),
    }
  }

  const TESTS = {
    estimate: () => "As estimated",
    double: () => "One-off cost doubles",
    late: () => "It starts a year late",
    limit: (given, labels) => `Price at the limit from ${labels[given.affordable_from] ?? "then"}`,
    half: () => "Its saving is halved",
    rate: (given) => `The rate is ${percent(given.test_rate, 1)}`,
  }

  function testsTable(state, given) {
    const [first, ...others] = sums.byCost(given, true)
    const labels = years(state.about, given.options[0].costs.length)
    return {
      caption: `${nameOf(given, first)}, tested against the others as they are estimated`,
      head: ["If", "Net present cost", ...others.map((id) => `Against ${nameOf(given, id)}`)],
      rows: Object.entries(sums.tested(given, first)).map(([test, cost]) => [
        TESTS[test](given, labels),
        pounds(cost),
        ...others.map((id) => cheaper(sums.presentCost(given, id, test === "rate" ? given.test_rate : undefined) - cost)),
      ]),
    }
  }

  function cashTable(state, given) {
    const { first, prices, inflation } = state.about
    const [chosen] = sums.byCost(given, true)
    const own = given.options.find((each) => each.id === chosen)
    const today = given.baseline !== null
    const money = (real, year) => sums.inCash(real, first - prices + year, inflation)
    return {
      caption: `${own.name} in cash, at ${plain(inflation, 2)}% inflation: for the budget, never to be discounted`,
      head: ["Year", "Net cost in cash", ...(today ? ["Today's cost in cash", "Less than today's"] : [])],
      rows: years(state.about, own.costs.length).map((label, year) => [
        label,
        pounds(money(own.costs[year], year)),
        ...(!today ? [] : year ? [pounds(money(given.baseline, year)), pounds(money(given.baseline - own.costs[year], year))] : ["–", "–"]),
      ]),
    }
  }

  /* "up to 32: One partner; 32 to 34.6: Two contracts; above 34.6: Improve in-house" */
  function ranges(points, factor) {
    const found = sums.winners(points, factor)
    const told = (first) => names(points, first) + (first.some((id) => sums.standing(points, id) === "fails") ? ", which fails a factor" : "")
    if (!found.length) return "No other factor has a weight"
    if (found.length === 1) return `No weight changes it: ${told(found[0].first)}`
    return found
      .map(({ from, to, first }) => `${from === 0 ? `up to ${plain(to)}` : to === 100 ? `above ${plain(from)}` : `${plain(from)} to ${plain(to)}`}: ${told(first)}`)
      .join("; ")
  }

  function pointsTables(points) {
    const ids = points.options.map((each) => each.id).sort((one, other) => sums.quality(points, other) - sums.quality(points, one) || one - other)
    const [first, second] = ids
    const lead = sums.quality(points, first) - sums.quality(points, second)
    return [
      table({
        caption: "Score out of 10, then weighted points",
        head: ["Option", ...points.factors.map((each) => `${each.name} (${plain(each.weight)})`), "All, of 100"],
        rows: ids.map((id) => [nameOf(points, id), ...points.factors.map((each) => `${plain(sums.score(points, each.id, id))}: ${plain(sums.points(points, each.id, id))}`), plain(sums.quality(points, id))]),
        foot: [["Swing", ...points.factors.map((each) => plain(sums.swing(points, each.id))), "–"]],
      }),
      table({
        caption: "Which weight would change the first place",
        head: ["Factor", "Weight now", "First place at each weight, the others in proportion", `Marks that alone cost ${nameOf(points, first)} its lead`],
        rows: points.factors.map((each) => {
          const marks = (10 * lead) / each.weight
          return [each.name, plain(each.weight), ranges(points, each.id), each.weight && marks <= sums.score(points, each.id, first) ? plain(marks) : "None would"]
        }),
      }),
    ]
  }

  function weighed(given) {
    const some = given.factors.some((each) => each.weight !== null || Object.values(each.marks).some((mark) => mark !== null))
    if (!some) return []
    const points = sums.scored(given)
    const total = given.factors.reduce((sum, each) => sum + (each.weight ?? 0), 0)
    const left = points ? given.options.filter((each) => !points.options.includes(each)) : []
    return [
      make("h3", {}, "Points: a second look, and not the decision"),
      make("p", {}, "The Green Book recommends against deciding by these. A point is not a unit of anything: 60 are not twice 30. Read the tables for what the order hangs on."),
      ...(points
        ? [...pointsTables(points), ...(left.length ? [make("p", {}, `Not scored on every factor, and left out: ${left.map((each) => each.name).join(", ")}.`)] : [])]
        : [make("p", {}, Math.abs(total - 100) > 1e-9 ? `The weights make ${plain(total, 2)}. They must make 100 before points are worked out.` : "Points need two options that are scored on every factor.")]),
    ]
  }

  function priced(state, given) {
    const costed = given.options.filter((each) => each.costed)
    if (!costed.length) return [make("p", {}, "Enter the costs of two options to see them set side by side.")]
    if (given.discount_rate === null) return [make("p", {}, "Enter the discount rate.")]
    const able = sums.byCost(given, true)
    const paper = table({ caption: `${state.about.title || "The options"}: money and factors`, ...summary(state, given) })
    const against = given.benchmark && costed.length > 1
    return [
      make("h3", {}, "The money, and who meets the factors"),
      ...verdict(state, given).map((words) => make("p", {}, words)),
      paper,
      make("p", {}, basis(state, given)),
      copies(paper, () => tool),
      charts.bars({ title: "Net present cost", rows: sums.byCost(given).map((id) => ({ name: nameOf(given, id), values: [sums.presentCost(given, id)] })), unit: millions }),
      ...(against
        ? [charts.bars({
            title: `Present cost above or below ${nameOf(given, given.benchmark)}`,
            rows: sums.byCost(given).filter((id) => id !== given.benchmark).map((id) => ({ name: nameOf(given, id), values: [sums.presentCost(given, id) - sums.presentCost(given, given.benchmark)] })),
            unit: millions,
          })]
        : []),
      table(yearsTable(state, given)),
      ...(able.length > 1
        ? [make("h3", {}, "What change of cost would reverse it"), table(reversals(state, given)), table(testsTable(state, given))]
        : []),
      ...(able.length && state.about.inflation !== null && state.about.first !== null && state.about.prices !== null ? [table(cashTable(state, given))] : []),
    ]
  }

  function show(state) {
    const given = sums.fromState(state)
    dress(state, given)
    const results = root.querySelector("[data-results]")
    const paper = results.querySelector(".tool__paper")
    const told = given.options.length ? doubts(state, given) : []
    results.replaceChildren(
      paper,
      ...(given.options.length && given.factors.length ? [make("h3", {}, "Which options would do"), factorsTable(given)] : []),
      ...priced(state, given),
      ...weighed(given),
      ...(told.length ? [make("h3", {}, "Before anybody relies on it"), make("ul", {}, ...told.map((words) => make("li", {}, words)))] : []))
  }

  const ready = (given) => given.discount_rate !== null && given.options.some((each) => each.costed)
  const asRows = ({ head, rows, foot = [] }) => [head, ...figures.numbers([...rows, ...foot])]
  const none = [["Nothing is costed yet"]]

  const tool = begin({
    id: "options-appraisal",
    shape,
    blank,
    show,
    csv: {
      "Save the summary as CSV"(state) {
        const given = sums.fromState(state)
        return ready(given) ? [...asRows(summary(state, given)), [], [basis(state, given)]] : none
      },
      "Save the costs as CSV"(state) {
        const given = sums.fromState(state)
        return ready(given) ? asRows(yearsTable(state, given)) : none
      },
      "Save the factors as CSV"(state) {
        const given = sums.fromState(state)
        return [
          ["Factor", "Measure", "Weight", "Option", "Verdict", "Score", "Reason"],
          ...given.factors.flatMap((factor) =>
            given.options.map(({ id, name }) => [factor.name, factor.measure, factor.weight ?? "", name, VERDICT[factor.verdicts[id]], factor.marks[id] ?? "", factor.reasons[id]])),
        ]
      },
    },
  })

  pastes(root, (field) => field.closest("[data-year]"), (field) => {
    const next = field.closest("[data-year]").nextElementSibling
    return next && next.matches("[data-year]:not([hidden])") ? next.querySelector("input") : null
  }, tool)
})(this)
