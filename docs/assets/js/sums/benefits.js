/* The sums of a baseline and of the benefits that are counted against it. What pages print is also in
 * scripts/toolkit/benefits.py; no page in it. A line is a benefit, a cost or a measure with a figure for each year, or null.
 * Only what is cash is added up: time freed and what is not money stand by themselves. */
;(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).benefits = make()
})(this, function () {
  "use strict"
  const MOST = 10 // years that a form has room for
  const WORTH = 0.5 // per cent of a partner's total that may stay unexplained
  const LISTS = ["benefits", "costs", "measures"]
  const KEPT = ["kind", "owner", "baseline", "better", "by", "cut", "banked", "rating", "cause"] // what is compared, but for the years

  const add = (figures) => figures.reduce((total, each) => total + (each ?? 0), 0)
  const isCash = (line) => line.kind !== "capacity"
  const told = (line, series) => line[series].some((figure) => figure !== null)

  /* The form's state as { years, counted, investment, partners, benefits, costs, measures }: years are those of the
   * forecast, counted is how many of them have been counted. Lines without a name or a figure are left out. */
  function fromState({ about, partners, ...lists }) {
    const years = Math.min(about.years ?? 1, MOST)
    const counted = about.first === null || about.counted === null ? 0 : Math.max(0, Math.min(years, about.counted - about.first + 1))
    const list = (figures, until) => Array.from({ length: years }, (_, at) => (at < until ? figures[at] ?? null : null))
    const lines = (name) => lists[name]
      .map((line, at) => ({
        ...line,
        name: line.name.trim() || `${{ benefits: "Benefit", costs: "Cost", measures: "Measure" }[name]} ${at + 1}`,
        named: Boolean(line.name.trim()),
        forecast: list(line.forecast, years),
        actual: list(line.actual, counted),
        beyond: Object.values(line.actual).slice(counted).concat(Object.values(line.forecast).slice(years)).some((figure) => figure !== null),
      }))
      .filter((line) => line.named || told(line, "forecast") || told(line, "actual"))
      .map(({ named, ...line }) => line)
    return {
      years,
      counted,
      investment: { forecast: about.investment, actual: about.spent ?? about.investment },
      partners: partners.map((each, at) => ({ ...each, name: each.name.trim() || `Partner ${at + 1}` })),
      ...Object.fromEntries(LISTS.map((name) => [name, lines(name)])),
    }
  }

  /* Each partner's baseline, what its first figure had left out, and what of the difference nothing explains. */
  function baseline({ partners }) {
    const rows = partners.map((each) => {
      const total = add([each.staff, each.other, each.support])
      const left = add(Object.values(each.left))
      const unexplained = each.first === null ? null : total - each.first - left
      return {
        ...each,
        total,
        unexplained,
        doubted: unexplained !== null && total > 0 && (100 * Math.abs(unexplained)) / total >= WORTH,
        unit: ratio(total, each.units),
        served: ratio(each.units ?? 0, each.fte),
        post: ratio(each.staff ?? 0, each.fte),
        demand: each.cases === null ? null : ratio(100 * each.cases, each.units),
      }
    })
    const all = rows.reduce((sum, row) => sum + row.total, 0)
    return { rows, total: all, first: add(rows.map((row) => row.first)), cheapest: atTheCheapest(rows, all) }
  }
  const ratio = (part, whole) => (whole ? part / whole : null)

  /* What all would save at the unit cost of the cheapest, or null where fewer than two can be compared. */
  function atTheCheapest(rows, total) {
    if (rows.length < 2 || rows.some((row) => !row.unit)) return null
    const cheapest = rows.reduce((found, row) => (row.unit < found.unit ? row : found))
    const saving = total - cheapest.unit * add(rows.map((row) => row.units))
    return { name: cheapest.name, saving, share: (100 * saving) / total }
  }

  const until = (given, series) => (series === "actual" ? given.counted : given.years)
  const sumOf = (lines, at, series) => lines.reduce((total, line) => total + (line[series][at] ?? 0), 0)
  const overYears = (given, series, figure) => Array.from({ length: until(given, series) }, (_, at) => figure(at))

  /* By year: the cash benefits, the costs of having the partnership and its disbenefits, and what is left. */
  const gross = (given, series) => overYears(given, series, (at) => sumOf(given.benefits.filter(isCash), at, series))
  const costs = (given, series) => overYears(given, series, (at) => sumOf(given.costs, at, series))
  const net = (given, series) => overYears(given, series, (at) => sumOf(given.benefits.filter(isCash), at, series) - sumOf(given.costs, at, series))

  /* What is left, year after year, once the one-off cost is paid. */
  function left(given, series) {
    let sum = -(given.investment[series] ?? 0)
    return net(given, series).map((saved) => (sum += saved))
  }

  /* The place of the year in which the one-off cost is covered; -1 where it is not, null where there is none. */
  const paidBack = (given, series) => (given.investment[series] ? left(given, series).findIndex((sum) => sum >= 0) : null)

  /* How far the years that are counted fell short of their forecast; below nothing, they passed it. */
  const short = (given, line) => add(line.forecast.slice(0, given.counted)) - add(line.actual)

  /* The last year counted, line by line: what was counted, what of it has been taken out of a budget, what is only
   * claimed, and what was taken out beyond the count. Null before the first count. */
  function latest(given) {
    if (!given.counted) return null
    const at = given.counted - 1
    const lines = given.benefits.map((line) => {
      const counted = line.actual[at] ?? 0
      const cut = isCash(line) ? line.banked ?? 0 : 0
      const banked = Math.min(Math.max(counted, 0), cut)
      return { line, cash: isCash(line), forecast: line.forecast[at] ?? 0, counted, banked, claimed: Math.max(counted, 0) - banked, ahead: cut - banked }
    })
    const cash = lines.filter((each) => each.cash)
    const total = (key) => add(cash.map((each) => each[key]))
    return {
      at,
      lines,
      gross: { forecast: gross(given, "forecast")[at], counted: gross(given, "actual")[at] },
      costs: { forecast: costs(given, "forecast")[at], counted: costs(given, "actual")[at] },
      net: { forecast: net(given, "forecast")[at], counted: net(given, "actual")[at] },
      banked: total("banked"),
      claimed: total("claimed"),
      ahead: total("ahead"),
      capacity: add(lines.filter((each) => !each.cash).map((each) => each.counted)),
    }
  }

  /* Each partner's part of the last year's net saving, by the shares of cost. */
  function shares(given) {
    const last = latest(given)
    return last ? given.partners.filter((each) => each.share !== null).map(({ name, share }) => ({ name, share, saving: (last.net.counted * share) / 100 })) : []
  }

  /* What the budget may plan on in the year after the last count, and in each year after that, by the rating of each line:
   * what has been cut; nothing; half of the forecast, and none in the first year; nothing. A forecast that ends is carried on. */
  function plan(given) {
    const forecast = (line, after) => line.forecast.slice(0, given.counted + after).filter((figure) => figure !== null).pop() ?? 0
    const may = { 1: (line) => [line.banked ?? 0, line.banked ?? 0], 3: (line) => [0, Math.max(0, forecast(line, 2)) / 2] }
    const lines = given.benefits.filter(isCash).map((line) => {
      const [first, then] = (may[line.rating] || (() => [0, 0]))(line)
      return { name: line.name, rating: line.rating, first, then }
    })
    const cost = (after) => given.costs.reduce((sum, line) => sum + forecast(line, after), 0)
    const total = (key) => add(lines.map((each) => each[key]))
    return { lines, gross: { first: total("first"), then: total("then") }, costs: { first: cost(1), then: cost(2) } }
  }

  /* How a measure stands in the last year counted: { now, target, met, worse } against its target and the baseline. */
  function measured(given, line) {
    const at = given.counted - 1
    const [now, target] = [line.actual[at] ?? null, line.forecast[at] ?? null]
    const better = (one, other) => (line.better === "higher" ? one > other : one < other)
    const known = now !== null && line.better !== ""
    return { now, target, met: known && target !== null ? !better(target, now) : null, worse: known && line.baseline !== null ? better(line.baseline, now) : null }
  }

  /* What the register lacks: { key, names } for each thing, and nothing for what is in order. */
  function gaps(given) {
    const { benefits, costs: spent, measures } = given
    const lines = [...benefits, ...spent, ...measures]
    const last = given.counted - 1
    const blank = (key) => (line) => !line[key].trim()
    const due = (line, at) => line.forecast[at] !== null && line.actual[at] === null
    const names = lines.map((line) => line.name.toLowerCase())
    const found = [
      ["owner", lines.filter(blank("owner"))],
      ["baseline", [...benefits.filter(blank("baseline")), ...measures.filter((line) => line.baseline === null)]],
      ["by", lines.filter(blank("by"))],
      ["kind", benefits.filter((line) => !line.kind)],
      ["rating", benefits.filter((line) => line.kind !== "capacity" && !line.rating)],
      ["uncounted", lines.filter((line) => line.forecast.some((_, at) => at <= last && due(line, at)))],
      ["beyond", lines.filter((line) => line.beyond)],
      ["cause", benefits.filter((line) => short(given, line) > 0 && !line.cause.trim())],
      ["unbanked", benefits.filter((line) => last >= 0 && line.rating === "1" && (line.banked ?? 0) < (line.actual[last] ?? 0))],
      ["budget", benefits.filter((line) => line.banked && !line.cut.trim())],
      ["underrated", benefits.filter((line) => last >= 0 && line.kind === "cash" && line.rating > "1" && line.banked && line.banked >= (line.actual[last] ?? 0))],
      ["twice", lines.filter((line, at) => names.indexOf(line.name.toLowerCase()) !== at)],
      ["better", measures.filter((line) => !line.better)],
    ]
    return found.filter(([, those]) => those.length).map(([key, those]) => ({ key, names: those.map((line) => line.name) }))
  }

  /* What became of a register since an earlier one. first and before are the years in which each begins. A line is
   * known by its name. Each change is { list, name, kind: "new", "gone" or "changed", what: [{ key, year, from, to }] }, where
   * year is the year in which a financial year begins. The years that were counted since are in counted, not in what. */
  function changes(now, first, before, began) {
    const known = (line) => line.name.toLowerCase()
    const at = (figures, begins, year) => figures[year - begins] ?? null
    const span = (one, other) => {
      const from = Math.min(first, began)
      return Array.from({ length: Math.max(first + one, began + other) - from }, (_, place) => from + place)
    }
    const years = span(now.years, before.years)
    const seen = began + before.counted
    const lines = LISTS.flatMap((list) => {
      const old = new Map(before[list].map((line) => [known(line), line]))
      const own = new Set(now[list].map(known))
      return [
        ...now[list].map((line) => {
          const then = old.get(known(line))
          if (!then) return { list, name: line.name, kind: "new", what: [] }
          const kept = KEPT.filter((key) => key in line && (line[key] ?? "") !== (then[key] ?? "")).map((key) => ({ key, from: then[key], to: line[key] }))
          const moved = (series, these) => these
            .map((year) => ({ key: series, year, from: at(then[series], began, year), to: at(line[series], first, year) }))
            .filter((each) => each.from !== each.to)
          return { list, name: line.name, kind: "changed", what: [...kept, ...moved("forecast", years), ...moved("actual", years.filter((year) => year < seen))] }
        }),
        ...before[list].filter((line) => !own.has(known(line))).map((line) => ({ list, name: line.name, kind: "gone", what: [] })),
      ]
    })
    const both = years.filter((year) => year >= first && year < first + now.years && year >= began && year < began + before.years)
    const forecast = (given, begins) => add(both.map((year) => gross(given, "forecast")[year - begins]))
    const total = (given) => new Map(baseline(given).rows.map((row) => [row.name.toLowerCase(), row.total]))
    const [old, own] = [total(before), total(now)]
    return {
      lines: lines.filter((each) => each.kind !== "changed" || each.what.length),
      same: lines.filter((each) => each.kind === "changed" && !each.what.length).length,
      counted: years.filter((year) => year >= seen && year < first + now.counted),
      forecast: { from: forecast(before, began), to: forecast(now, first) },
      baseline: now.partners
        .filter(({ name }) => old.has(name.toLowerCase()) && old.get(name.toLowerCase()) !== own.get(name.toLowerCase()))
        .map(({ name }) => ({ name, from: old.get(name.toLowerCase()), to: own.get(name.toLowerCase()) })),
    }
  }

  return { LISTS, MOST, WORTH, baseline, changes, costs, fromState, gaps, gross, isCash, latest, left, measured, net, paidBack, plan, shares, short }
})
