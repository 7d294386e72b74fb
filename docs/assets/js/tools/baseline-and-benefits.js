/* Baseline and benefits: the register, what is banked and what is only claimed, what the board must be told, what changed. */
;(function (home) {
  "use strict"
  const { benefits: sums, figures, file } = home.sums
  const { begin, charts, copies, form, make, open, pastes, table } = home.toolkit
  const root = document.querySelector("[data-tool=baseline-and-benefits]")
  if (!root) return
  const { percent, plain, pounds } = figures
  const part = (name) => root.querySelector(`[data-${name}]`)
  const TOP = 10 // lines in a chart, and of one kind in what the board is told
  const RATINGS = Object.fromEntries([...root.querySelectorAll("[name=rating]")[0].options].slice(1).map((each) => [each.value, each.text]))
  const NUMBERS = ["No years", "One year", "Two years", "Three years", "Four years", "Five years", "Six years", "Seven years", "Eight years", "Nine years", "Ten years"]

  const shape = form.shape(root)
  shape.earlier = { ...shape }
  let earlier = file.blank(shape.earlier) // the register that this one is compared with: no field of the form holds it

  const money = (figure) => (figure === null || figure === undefined ? "–" : pounds(figure))
  const amount = (figure) => (figure === null || figure === undefined ? "–" : plain(figure, 2))
  const pence = (figure) => (figure === null ? "–" : `£${figures.fixed(figure, 2).replace(/\B(?=(\d{3})+\.)/g, ",")}`)
  const total = (list) => list.reduce((sum, each) => sum + (each ?? 0), 0)
  const list = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`)
  const yearName = (state, at) => (state.about.first === null ? `Year ${at + 1}` : figures.financialYears(state.about.first + at, 1)[0])
  const yearNames = (state, count) => Array.from({ length: count }, (_, at) => yearName(state, at))
  const prices = ({ about }) => (about.prices === null ? "the base year's" : figures.financialYears(about.prices, 1)[0])
  const nobody = (line) => line.owner.trim() || "Nobody"
  const ratingOf = (line) => (line.kind === "capacity" ? "Not cash" : line.rating || "–")

  /* The baseline: from the first figures to it, and the partners side by side. */
  function bridge(given, counted) {
    const { rows } = counted
    const steps = [["Support services left out", "support"], ["Share of shared contracts left out", "contracts"], ["All else", "other"]]
      .filter(([, key]) => rows.some((row) => row.left[key]))
    const across = (name, figure) => [name, ...rows.map((row) => figure(row)), figure(null)]
    const sum = (key) => total(rows.map(key))
    return {
      caption: "From the first figure to the baseline",
      head: ["Step", ...rows.map((row) => row.name), "All"],
      rows: [
        across("First figure", (row) => (row ? money(row.first) : pounds(counted.first))),
        ...steps.map(([name, key]) => across(name, (row) => (row ? (row.left[key] ? pounds(row.left[key]) : "–") : pounds(sum((each) => each.left[key]))))),
        ...(rows.some((row) => row.unexplained) ? [across("Not explained", (row) => (row ? (row.unexplained ? pounds(row.unexplained) : "–") : pounds(sum((each) => each.unexplained))))] : []),
      ],
      foot: [across("Baseline", (row) => pounds(row ? row.total : counted.total))],
    }
  }

  function sideBySide(state, { rows }) {
    const unit = state.about.unit.trim() || "unit"
    const demand = state.about.demand.trim()
    const lines = [
      [`Cost of one ${unit}`, (row) => pence(row.unit), "unit"],
      [`Number for each post (${unit})`, (row) => (row.served === null ? "–" : plain(row.served, 0)), "served"],
      ["Staff cost a post", (row) => money(row.post), "post"],
      [`${demand ? demand[0].toUpperCase() + demand.slice(1) : "Cases"} for every 100`, (row) => (row.demand === null ? "–" : figures.fixed(row.demand, 1)), "demand"],
    ].filter(([, , key]) => rows.some((row) => row[key]))
    return { caption: "The partners side by side", head: ["Measure", ...rows.map((row) => row.name)], rows: lines.map(([name, figure]) => [name, ...rows.map(figure)]) }
  }

  function showBaseline(state, given) {
    const counted = sums.baseline(given)
    if (!counted.total) return part("baseline").replaceChildren()
    const { cheapest } = counted
    const doubted = counted.rows.filter((row) => row.doubted)
    const beside = sideBySide(state, counted)
    return part("baseline").replaceChildren(
      make("p", {}, `The baseline is ${pounds(counted.total)} a year at ${prices(state)} prices${counted.first && counted.first !== counted.total ? `, ${pounds(Math.abs(counted.total - counted.first))} ${counted.total > counted.first ? "above" : "below"} the first figures` : ""}.`),
      ...(counted.first ? [table(bridge(given, counted))] : []),
      ...doubted.map((row) => make("p", {}, `${row.name}: ${pounds(row.unexplained)} is not explained, ${percent((100 * Math.abs(row.unexplained)) / row.total, 1)} of its total. Find it before anybody signs: our limit is ${plain(sums.WORTH)}%.`)),
      ...(beside.rows.length ? [table(beside)] : []),
      ...(cheapest ? [make("p", {}, `At ${cheapest.name}'s cost the others would save about ${pounds(Math.round(cheapest.saving / 1000) * 1000)} a year between them, or ${percent(cheapest.share, 1)}. A case that promises more must say from what else it comes.`)] : []))
  }

  /* The register of the last year counted, as the guidance has it. */
  function register(state, given, last) {
    const row = (line, forecast, counted, rating) => [line.name, nobody(line), String(line.baseline ?? "").trim() || "None", line.by.trim() || "–", forecast, counted, rating]
    const own = (lines) => lines.map(({ line, forecast, counted }) => row(line, pounds(forecast), pounds(counted), ratingOf(line)))
    const whole = (name, who, figure) => [name, who, "", "", pounds(figure.forecast), pounds(figure.counted), ""]
    const cash = last.lines.filter((each) => each.cash)
    return {
      caption: `The register at the end of ${yearName(state, last.at)}`,
      head: ["Benefit", "Owner", "Baseline", "Counted by", "Forecast", "Counted", "Rating"],
      rows: [
        ...own(cash),
        whole("Gross", "", last.gross),
        ...given.costs.map((line) => row(line, pounds(-(line.forecast[last.at] ?? 0)), pounds(-(line.actual[last.at] ?? 0)), line.kind === "disbenefit" ? "Disbenefit" : "")),
        whole("Net", state.about.signs.trim(), last.net),
        ...own(last.lines.filter((each) => !each.cash)),
        ...given.measures.map((line) => row({ ...line, baseline: amount(line.baseline) }, amount(line.forecast[last.at]), amount(line.actual[last.at]), "Not cash")),
      ],
    }
  }

  function bankedTable(state, last) {
    const named = (line) => line.cut.trim() || (line.banked ? "Not named" : "–")
    return {
      caption: `Banked, and only claimed: ${yearName(state, last.at)}`,
      head: ["Benefit", "Counted", "Banked: out of a budget", "Only claimed", "Cut, and not counted", "Which budget"],
      rows: last.lines.filter((each) => each.cash).map((each) => [each.line.name, pounds(each.counted), pounds(each.banked), pounds(each.claimed), pounds(each.ahead), named(each.line)]),
      foot: [["All", pounds(last.gross.counted), pounds(last.banked), pounds(last.claimed), pounds(last.ahead), "–"]],
    }
  }

  function byYear(state, given) {
    const cells = (figures, empty = "–") => [...Array.from({ length: given.years }, (_, at) => (figures[at] === undefined || figures[at] === null ? empty : pounds(figures[at]))), pounds(total(figures))]
    const pair = (name, owner, forecast, actual) => [[name, owner, "Forecast", ...cells(forecast)], ["", "", "Actual", ...cells(actual)]]
    const both = (figure) => [figure(given, "forecast"), figure(given, "actual")]
    return {
      caption: "Forecast and actual, every year",
      head: ["Benefit", "Owner", "Figure", ...yearNames(state, given.years), NUMBERS[given.years]],
      rows: given.benefits.filter(sums.isCash).flatMap((line) => pair(line.name, nobody(line), line.forecast, line.actual)),
      foot: [
        ...pair("All, gross", state.about.board.trim(), ...both(sums.gross)),
        ...(given.costs.length ? [...pair("Costs", "", ...both(sums.costs)), ...pair("All, net", state.about.signs.trim(), ...both(sums.net))] : []),
      ],
    }
  }

  function shortTable(given) {
    const lines = given.benefits.filter((line) => sums.short(given, line) > 0)
    return lines.length
      ? { caption: `Short of the forecast, ${NUMBERS[given.counted].toLowerCase()} together`, head: ["Line", "Short by", "Cause"], rows: lines.map((line) => [line.name, pounds(sums.short(given, line)), line.cause.trim() || "Not said"]) }
      : null
  }

  function sharesTable(given) {
    const rows = sums.shares(given)
    return rows.length
      ? { caption: "What each partner may report as its saving, by the cost shares", head: ["Partner", "Share", "Its saving"], rows: rows.map((row) => [row.name, percent(row.share), pounds(row.saving)]) }
      : null
  }

  function planTable(state, given) {
    const planned = sums.plan(given)
    const next = yearName(state, given.counted)
    return {
      caption: "What the medium-term plan may take",
      head: ["Benefit", "Rating", next, "Each year after"],
      rows: planned.lines.map((line) => [line.name, RATINGS[line.rating] || "Not rated", pounds(line.first), pounds(line.then)]),
      foot: [
        ["All, gross", "–", pounds(planned.gross.first), pounds(planned.gross.then)],
        ...(given.costs.length ? [["All, net", "–", pounds(planned.gross.first - planned.costs.first), pounds(planned.gross.then - planned.costs.then)]] : []),
      ],
    }
  }

  /* What the board must be told, gravest first, as sentences. */
  function board(state, given, last) {
    const year = yearName(state, last.at)
    const worst = [...last.lines].filter((each) => each.cash && each.counted < each.forecast).sort((one, other) => other.forecast - other.counted - (one.forecast - one.counted))
    const failed = worst.filter((each) => each.counted <= 0)
    const part = worst.filter((each) => each.counted > 0)
    const gap = last.net.forecast - last.net.counted
    const owed = (line) => (line.cause.trim() ? ` The cause given: ${line.cause.trim()}.` : " No cause is given.")
    const measures = given.measures.map((line) => ({ line, ...sums.measured(given, line) }))
    const harm = given.costs.map((line) => ({ line, is: line.actual[last.at] ?? 0, was: line.forecast[last.at] ?? 0 })).filter((each) => each.line.kind === "disbenefit" && each.is > 0)
    const over = given.investment.actual !== null && given.investment.forecast !== null ? given.investment.actual - given.investment.forecast : 0
    const rest = last.lines.filter((each) => each.forecast > 0 && !failed.includes(each))
    const hoped = rest.filter((each) => each.cash && each.line.rating === "4")
    const unowned = rest.filter((each) => !each.line.owner.trim())
    return [
      `${year}: ${pounds(last.net.counted)} net was counted, where ${pounds(last.net.forecast)} was forecast. ${gap ? `It is ${pounds(Math.abs(gap))} ${gap > 0 ? "short" : "over"}${last.net.forecast > 0 ? `, ${percent((100 * Math.abs(gap)) / last.net.forecast)} of the forecast` : ""}.` : "It is as forecast."}`,
      bankedWords(last),
      ...failed.slice(0, TOP).map(({ line, forecast, counted }) => `${line.name} has failed: ${counted < 0 ? `it cost ${pounds(-counted)}, where a saving of ${pounds(forecast)} was forecast` : `nothing of ${pounds(forecast)} came`}.${owed(line)}${line.owner.trim() ? "" : " Nobody owns it."}${line.rating === "4" ? " It was only hoped for." : ""} Strike it out, or say who will bring it about and when.`),
      ...part.slice(0, TOP).map(({ line, forecast, counted }) => `${line.name} is ${pounds(forecast - counted)} short of ${pounds(forecast)}.${owed(line)}`),
      ...(failed.length > TOP || part.length > TOP ? [`${Math.max(0, failed.length - TOP) + Math.max(0, part.length - TOP)} more lines are short: see the register.`] : []),
      ...(last.ahead ? [`${pounds(last.ahead)} more was taken out of budgets than was counted. Those budgets will be overspent.`] : []),
      ...harm.map(({ line, is, was }) => `Disbenefit: ${line.name} cost ${pounds(is)}${was ? `, where ${pounds(was)} was forecast` : ", and was not in the forecast"}.`),
      ...measures.filter((each) => each.worse).map(({ line, now }) => `Disbenefit: ${line.name} stands at ${amount(now)}, worse than the baseline of ${amount(line.baseline)}.`),
      ...measures.filter((each) => each.met === false && !each.worse).map(({ line, now, target }) => `${line.name}: ${amount(now)}, and the target of ${amount(target)} was missed. The baseline was ${amount(line.baseline)}.`),
      ...measures.filter((each) => each.met).map(({ line, now, target }) => `${line.name}: ${amount(now)}, and the target of ${amount(target)} was met.`),
      ...(unowned.length ? [`Nobody owns ${list(unowned.map((each) => each.line.name))}.`] : []),
      ...(hoped.length ? [`${list(hoped.map((each) => each.line.name))} ${hoped.length === 1 ? "is" : "are"} only hoped for, and ${hoped.length === 1 ? "has" : "have"} ${pounds(total(hoped.map((each) => each.forecast)))} in the forecast of ${year}.`] : []),
      ...(last.capacity ? [`${pounds(last.capacity)} is time freed. It is not cash, and is in none of these sums.`] : []),
      ...(over > 0 ? [`The one-off cost was ${pounds(over)} over the ${pounds(given.investment.forecast)} of the case.`] : []),
      paidWords(state, given),
      ...moved(state, given),
    ].filter(Boolean)
  }

  function bankedWords({ banked, claimed }) {
    if (!claimed) return banked ? `All that was counted is banked: ${pounds(banked)} has been taken out of budgets.` : "Nothing is banked."
    return `${pounds(banked)} is banked: it has been taken out of budgets. ${pounds(claimed)} is only claimed: no budget has been cut for it.`
  }

  /* When the one-off cost is covered, and what is left. */
  function paidWords(state, given) {
    const [due, done] = [sums.paidBack(given, "forecast"), sums.paidBack(given, "actual")]
    if (due === null && done === null) return ""
    const left = (series) => sums.left(given, series)[given.counted - 1]
    const forecast = due === null || due < 0 ? "was not to be covered in the years forecast" : `was to be covered in ${yearName(state, due)}`
    const actual = done < 0 ? "and is not covered yet" : `and was covered in ${yearName(state, done)}`
    return `The one-off cost of ${pounds(given.investment.actual)} ${forecast}, ${actual}. After ${NUMBERS[given.counted].toLowerCase()}, with costs and the one-off cost paid, ${pounds(left("actual"))} is left, where ${pounds(left("forecast"))} was forecast.`
  }

  const LACKS = {
    owner: "has no owner with power over it",
    baseline: "has no baseline: without one, leave the money out",
    by: "has no counting rule",
    kind: "is not said to be cash or capacity, and is counted as cash",
    rating: "has no rating",
    uncounted: "has a forecast and no figure for a year that is counted. It is counted as nothing",
    beyond: "has figures after the last year that is counted or forecast, which are left out",
    cause: "fell short, and no cause is given",
    unbanked: "is rated 1, and less was taken out of a budget than was counted",
    budget: "has a budget cut, and no budget named",
    underrated: "is banked in full, and rated lower than 1",
    twice: "has the name of another line. A change cannot be told apart",
    better: "does not say whether lower or higher is better",
  }

  /* What the register lacks, as sentences. */
  function lacking(state, given) {
    const { about } = state
    const shared = given.partners.filter((each) => each.share !== null)
    const whole = total(shared.map((each) => each.share))
    return [
      ...(about.prices === null ? ["Enter the year of the prices: no figure can be read without it."] : []),
      ...(about.first === null ? ["Enter the first year, so that years have names and can be compared."] : []),
      ...(about.counted !== null && about.first !== null && about.counted < about.first ? ["The last year counted is before the first year of benefits. Nothing is counted."] : []),
      ...(about.counted !== null && about.first !== null && about.counted >= about.first + given.years ? [`The last year counted is after the ${given.years} that are forecast. Add years to the forecast.`] : []),
      ...(given.counted && about.spent === null && about.investment !== null ? ["The one-off cost spent is not entered. It is counted as in the case."] : []),
      ...(given.counted && !about.signs.trim() ? ["Nobody is named who signs the net figure."] : []),
      ...(shared.length && Math.abs(whole - 100) > 0.01 ? [`The shares make ${plain(whole, 2)}%, and must make 100%.`] : []),
      ...sums.gaps(given).map(({ key, names }) => `${list(names.slice(0, TOP))}${names.length > TOP ? ` and ${names.length - TOP} more` : ""}: ${LACKS[key]}.`),
    ]
  }

  /* The charts: forecast and actual by year, and the last year line by line. */
  function drawn(state, given, last) {
    const [forecast, actual] = [sums.net(given, "forecast"), sums.net(given, "actual")]
    const names = yearNames(state, given.years)
    const largest = (last ? last.lines.filter((each) => each.cash) : []).slice(0, TOP)
    return [
      charts.bars({ title: "Net saving each year", series: ["Forecast", "Actual"], rows: names.map((name, at) => ({ name, values: [forecast[at], actual[at] ?? null] })), unit: pounds }),
      ...(largest.length ? [charts.bars({ title: `Line by line, ${yearName(state, last.at)}`, series: ["Forecast", "Counted", "Banked"], rows: largest.map((each) => ({ name: each.line.name, values: [each.forecast, each.counted, each.banked] })), unit: pounds })] : []),
      ...(given.investment.forecast
        ? [charts.lines({ title: "What is left once the one-off cost is paid", across: names, rows: [{ name: "Forecast", values: sums.left(given, "forecast") }, { name: "Actual", values: sums.left(given, "actual") }], unit: pounds })]
        : []),
    ]
  }

  function showResults(state, given) {
    const results = part("results")
    const paper = results.querySelector(".tool__paper")
    if (!given.benefits.length && !given.measures.length) return results.replaceChildren(paper, make("p", {}, "Enter a benefit in part 3 to see what it comes to."))
    const last = sums.latest(given)
    const main = last && table(register(state, given, last))
    const [lacks, fell, parts] = [lacking(state, given), last && shortTable(given), sharesTable(given)]
    const bullets = (words) => make("ul", {}, ...words.map((each) => make("li", {}, each)))
    return results.replaceChildren(
      paper,
      ...(last
        ? [make("h3", {}, "What the board must be told"), bullets(board(state, given, last)), main, copies(main, () => tool), make("p", {}, `Sums are at ${prices(state)} prices.`), table(bankedTable(state, last))]
        : [make("p", {}, `Nothing is counted yet. ${pounds(total(sums.net(given, "forecast")))} net is forecast over ${NUMBERS[given.years].toLowerCase()}. Enter the last year counted in part 1 once there is one.`)]),
      ...drawn(state, given, last),
      table(byYear(state, given)),
      ...(fell ? [table(fell)] : []),
      ...(parts ? [table(parts), make("p", {}, "No partner reports more than its own share as its saving.")] : []),
      ...(given.benefits.some(sums.isCash) ? [table(planTable(state, given))] : []),
      ...(lacks.length ? [make("h3", {}, "What the register lacks"), bullets(lacks)] : []))
  }

  /* What changed since an earlier file. */
  const isCompared = () => earlier.about.first !== null || sums.LISTS.some((name) => earlier[name].length)
  const begins = (one, other) => one.about.first ?? other.about.first ?? 0 // without a first year, they are taken to begin together
  const compared = (state, given) => (isCompared() ? sums.changes(given, begins(state, earlier), sums.fromState(earlier), begins(earlier, state)) : null)
  const yearOf = (year) => (year < 2000 ? `year ${year + 1}` : figures.financialYears(year, 1)[0])
  const KEYS = { kind: "kind", owner: "owner", baseline: "baseline", better: "which way is better", by: "how it is counted", cut: "which budget", banked: "taken out of a budget", rating: "rating", cause: "cause" }
  const WORDS = { cash: "cash", capacity: "capacity", joint: "cost of the partnership", disbenefit: "disbenefit" }
  function changeWords(change, list) {
    const figure = list === "measures" ? amount : money
    const shown = (value) => (value === "" || value === null || value === undefined ? "nothing" : typeof value === "number" ? figure(value) : WORDS[value] || RATINGS[value] || `“${value}”`)
    if (change.key === "forecast") return `Forecast for ${yearOf(change.year)} was ${figure(change.from)}, is ${figure(change.to)}`
    if (change.key === "actual") return `Count of ${yearOf(change.year)} was ${figure(change.from)}, is ${figure(change.to)}`
    return `${KEYS[change.key][0].toUpperCase()}${KEYS[change.key].slice(1)} was ${shown(change.from)}, is ${shown(change.to)}`
  }
  const MOVES = { new: "New line", gone: "Gone" }
  const whatOf = ({ kind, what, list }) => MOVES[kind] || what.map((each) => changeWords(each, list)).join(". ")

  /* What of the changes the board must be told. */
  function moved(state, given) {
    const found = compared(state, given)
    if (!found) return []
    const [lower, gone] = [found.forecast.from - found.forecast.to, found.lines.filter((each) => each.kind === "gone")]
    const restated = found.lines.filter((each) => each.what.some((change) => change.key === "actual"))
    const worse = found.lines.filter((each) => each.what.some((change) => change.key === "rating" && change.to > change.from))
    const named = (lines) => list(lines.map((each) => each.name))
    return [
      ...found.baseline.map(({ name, from, to }) => `The baseline of ${name} has been changed, from ${pounds(from)} to ${pounds(to)}. It was signed and frozen.`),
      ...(lower ? [`The forecast itself was ${lower > 0 ? "lowered" : "raised"} by ${pounds(Math.abs(lower))} since the earlier file. Say so beside any shortfall.`] : []),
      ...(gone.length ? [`${named(gone)} ${gone.length === 1 ? "has" : "have"} gone from the register.`] : []),
      ...(restated.length ? [`Figures that were counted before have been changed: ${named(restated)}.`] : []),
      ...(worse.length ? [`Confidence has fallen: ${named(worse)}.`] : []),
    ]
  }

  const forget = make("button", { type: "button", class: "md-button", click: () => tool.put({ ...tool.state(), earlier: file.blank(shape.earlier) }, "No longer compared.") }, "Compare no more")
  const changed = make("div", {})
  function showChanges(state, given) {
    const found = compared(state, given)
    forget.hidden = !found
    if (!found) return changed.replaceChildren()
    const { lines, same, counted } = found
    const years = counted.map(yearOf)
    return changed.replaceChildren(
      make("p", {}, `${lines.length} ${lines.length === 1 ? "line is" : "lines are"} new, gone or changed; ${same} ${same === 1 ? "is" : "are"} as before. ${years.length ? `Counted since: ${list(years)}.` : "No year has been counted since."}`),
      ...(found.baseline.length ? [table({ caption: "The baseline has changed", head: ["Partner", "Was", "Is"], rows: found.baseline.map(({ name, from, to }) => [name, pounds(from), pounds(to)]) })] : []),
      ...(lines.length ? [table({ caption: "What has changed", head: ["Line", "Change"], rows: lines.map((each) => [each.name, whatOf(each)]) })] : []))
  }
  function compare() {
    open(false, ([{ fault, text }]) => {
      const found = fault ? { fault } : file.unpack(text, { id: "baseline-and-benefits" }, shape)
      if (found.fault) return tool.fail(found.fault + " Nothing on this page has changed.")
      const { earlier: _, ...before } = found.state
      return tool.put({ ...tool.state(), earlier: before }, `Compared with the earlier file${found.saved ? `, saved on ${new Date(found.saved).toLocaleDateString("en-GB", { dateStyle: "long" })}` : ""}.`)
    })
  }

  /* Years that are not forecast are out of sight; every line says its name. */
  function dress(state) {
    const count = Math.min(state.about.years ?? 1, sums.MOST)
    const names = yearNames(state, count)
    root.querySelectorAll("[data-year]").forEach((label) => {
      const at = Number(label.dataset.year)
      label.hidden = at >= count
      label.querySelector(".tool__label").textContent = at < count ? names[at] : `Year ${at + 1}`
    })
    root.querySelectorAll("[data-row]").forEach((row) => {
      const each = row.parentElement.dataset.each
      row.querySelector("legend").textContent = row.querySelector("[name=name]").value.trim() || each[0].toUpperCase() + each.slice(1)
    })
  }

  function show(state) {
    const given = sums.fromState(state)
    dress(state)
    showBaseline(state, given)
    showResults(state, given)
    showChanges(state, given)
  }

  const asRows = ({ caption, head, rows, foot = [] }) => [[caption], head, ...figures.numbers([...rows, ...foot]), []]

  part("changes").append(
    make("div", { class: "tool__bar" }, make("button", { type: "button", class: "md-button", click: compare }, "Compare with an earlier file"), forget),
    changed)

  const tool = begin({
    id: "baseline-and-benefits",
    shape,
    show,
    read: () => ({ ...form.read(root), earlier }),
    write(state) {
      form.write(root, state)
      earlier = { ...file.blank(shape.earlier), ...state.earlier }
    },
    csv: {
      "Save the register as CSV"(state) {
        const given = sums.fromState(state)
        const last = sums.latest(given)
        return last ? [...asRows(register(state, given, last)), ...asRows(bankedTable(state, last)), [`Sums are at ${prices(state)} prices`]] : [["Nothing is counted yet"]]
      },
      "Save the years as CSV": (state) => asRows(byYear(state, sums.fromState(state))),
      "Save the changes as CSV"(state) {
        const found = compared(state, sums.fromState(state))
        return found ? [["Line", "Change"], ...found.lines.map((each) => [each.name, whatOf(each)])] : [["No earlier file is compared"]]
      },
    },
  })

  pastes(root, (field) => field.closest("[data-year]"), (field) => {
    const next = field.closest("[data-year]").nextElementSibling
    return next && next.matches("[data-year]:not([hidden])") ? next.querySelector("input") : null
  }, tool)
})(this)
