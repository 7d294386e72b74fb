/* The sums of an options appraisal. The same as scripts/toolkit/appraisal.py, and what the tool alone needs; no page in it.
 * A case has options ({ id, name, costs }: real pounds by year, the first in year 0), factors ({ id, name, weight, scores }:
 * weights of 100 in all, scores out of 10 in the order of the options) and discount_rate, in per cent a year. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).appraisal = make()
})(this, function () {
  "use strict"
  const OPTIONS = 8
  const FACTORS = 8
  const YEARS = 15 // after year 0
  const MOST_RATE = 20 // per cent: how far to look for the rate at which two options cost the same

  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0)
  const round = (value) => Math.round(value * 1e9) / 1e9 // so that 32 is not 31.999999999999996
  const entry = (entries, id) => entries.find((each) => each.id === id)
  const place = (entries, id) => entries.findIndex((each) => each.id === id)

  const score = (given, factor, option) => entry(given.factors, factor).scores[place(given.options, option)]
  const points = (given, factor, option) => (entry(given.factors, factor).weight * score(given, factor, option)) / 10
  const pointsElsewhere = (given, factor, option) =>
    sum(given.factors.filter((each) => each.id !== factor).map((each) => each.weight * score(given, each.id, option))) / 10
  const leadElsewhere = (given, factor, leader, rival) => pointsElsewhere(given, factor, leader) - pointsElsewhere(given, factor, rival)
  const gain = (given, factor, leader, rival) => (score(given, factor, rival) - score(given, factor, leader)) / 10

  /* Weighted points of 100. */
  const quality = (given, option) => round(sum(given.factors.map((each) => points(given, each.id, option))))

  /* Weighted points between the best option on a factor and the worst. */
  function swing(given, factor) {
    const { weight, scores } = entry(given.factors, factor)
    return (weight * (Math.max(...scores) - Math.min(...scores))) / 10
  }

  /* The weight of one factor, the others scaled in proportion, at which the rival ties with the leader; null where none does. */
  function switchingWeight(given, factor, leader, rival) {
    const lead = leadElsewhere(given, factor, leader, rival)
    const whole = lead + (100 - entry(given.factors, factor).weight) * gain(given, factor, leader, rival)
    const weight = (100 * lead) / whole
    return whole === 0 || !(weight >= 0 && weight <= 100) ? null : round(weight)
  }

  function qualityAt(given, factor, weight, option) {
    const scale = (100 - weight) / (100 - entry(given.factors, factor).weight)
    return pointsElsewhere(given, factor, option) * scale + (weight * score(given, factor, option)) / 10
  }

  /* Who comes first at every weight of one factor from 0 to 100: [{ from, to, first: [ids] }], in order. */
  function winners(given, factor) {
    const ids = given.options.map((each) => each.id)
    if (entry(given.factors, factor).weight === 100) return [] // nothing else to scale
    const ties = ids.flatMap((one, at) => ids.slice(at + 1).map((other) => switchingWeight(given, factor, one, other)))
    const edges = [...new Set([0, 100, ...ties.filter((each) => each > 0 && each < 100)])].sort((one, other) => one - other)
    const found = []
    edges.slice(1).forEach((to, at) => {
      const here = ids.map((id) => round(qualityAt(given, factor, (edges[at] + to) / 2, id)))
      const first = ids.filter((_, each) => here[each] === Math.max(...here))
      const last = found[found.length - 1]
      if (last && String(last.first) === String(first)) last.to = to
      else found.push({ from: edges[at], to, first })
    })
    return found
  }

  /* What a pound of a year is worth in year 0. */
  const discountFactor = (rate, year) => 1 / (1 + rate / 100) ** year
  const presentValue = (costs, rate) => sum(costs.map((cost, year) => cost * discountFactor(rate, year)))
  const annuityFactor = (rate, years) => presentValue([0, ...Array(years).fill(1)], rate)
  const presentCost = (given, option, rate) => presentValue(entry(given.options, option).costs, rate ?? given.discount_rate)
  const gap = (given, first, second, rate) => presentCost(given, second, rate) - presentCost(given, first, rate)

  /* That gap as a per cent of the first option's present running cost, which leaves out year 0. */
  const gapShare = (given, first, second) =>
    (100 * gap(given, first, second)) / (presentCost(given, first) - entry(given.options, first).costs[0])
  const levelCost = (present, rate, years) => present / annuityFactor(rate, years)
  const futureCost = (present, rate, years) => present / discountFactor(rate, years)
  const inCash = (real, years, inflation) => real * (1 + inflation / 100) ** years

  /* Present cost of one option under each test. given has also baseline (today's cost of a year), affordable (the most for a
   * year), affordable_from (its first year after year 0), test_rate and benchmark (the option that carries on); a test that
   * lacks its own is left out. */
  function tested(given, option) {
    const { discount_rate: rate, baseline, affordable, affordable_from: from, benchmark, test_rate: other } = given
    const [first, ...running] = entry(given.options, option).costs
    const meanwhile = benchmark && benchmark !== option ? entry(given.options, benchmark) : null
    const known = (value) => value !== null && value !== undefined
    return {
      estimate: presentValue([first, ...running], rate),
      double: presentValue([2 * first, ...running], rate),
      ...(meanwhile && { late: presentValue([first, meanwhile.costs[1], ...running.slice(0, -1)], rate) }),
      ...(known(affordable) && { limit: presentValue([first, ...running.map((cost, at) => (at + 1 < from ? cost : affordable))], rate) }),
      ...(known(baseline) && { half: presentValue([first, ...running.map((cost) => (baseline + cost) / 2)], rate) }),
      ...(known(other) && { rate: presentValue([first, ...running], other) }),
    }
  }

  /* The per cent of its saving against today's cost that the first option must lose to cost what the second does. */
  function savingToLose(given, first, second) {
    const saved = entry(given.options, first).costs.slice(1).map((cost) => given.baseline - cost)
    return (100 * gap(given, first, second)) / presentValue([0, ...saved], given.discount_rate)
  }

  /* The rate nearest the case's own, from 0 to MOST_RATE, at which two options cost the same; null where none is. */
  function switchingRate(given, first, second) {
    const apart = (rate) => gap(given, first, second, rate)
    const roots = []
    for (let low = 0; low < MOST_RATE; low += 0.25) {
      let [under, over] = [low, low + 0.25]
      if (apart(under) * apart(over) > 0 || (apart(under) === 0 && apart(over) === 0)) continue
      for (let step = 0; step < 50; step += 1) {
        const middle = (under + over) / 2
        if (apart(under) * apart(middle) <= 0) over = middle
        else under = middle
      }
      roots.push(over)
    }
    const far = (rate) => Math.abs(rate - given.discount_rate)
    return roots.length ? roots.reduce((best, rate) => (far(rate) < far(best) ? rate : best)) : null
  }

  /* What one slot of the form says: its figures by year as far as they count, with optimism and in real terms. */
  function option(about, slot, id) {
    const last = Math.min(about.years ?? YEARS, YEARS)
    const years = Array.from({ length: last + 1 }, (_, year) => year)
    const later = (about.first ?? 0) - (about.prices ?? about.first ?? 0)
    const inflation = about.basis === "cash" ? about.inflation ?? 0 : 0
    const net = years.map((year) => {
      const uplift = year ? slot.optimism.running : slot.optimism.once
      const cost = (slot.cost[year] ?? 0) * (1 + (uplift ?? 0) / 100)
      const benefit = (slot.benefit[year] ?? 0) * (1 - (slot.optimism.benefit ?? 0) / 100)
      return (cost - benefit) / (1 + inflation / 100) ** (year + later)
    })
    const figure = (year) => (slot.cost[year] ?? slot.benefit[year] ?? null) !== null
    return {
      id,
      name: slot.name.trim() || `Option ${id}`,
      costs: net,
      costed: years.some(figure),
      missing: years.slice(1).filter((year) => (slot.cost[year] ?? null) === null),
      beyond: Object.keys(slot.cost).some((year) => year > last && figure(year)),
      optimism: slot.optimism,
    }
  }

  const used = (slot) => Boolean(slot.name.trim() || [...Object.values(slot.cost), ...Object.values(slot.benefit)].some((each) => each !== null))

  /* The form's state as a case: the options and factors that are filled in, with each factor's verdicts by option. */
  function fromState({ about, options: slots, factors: columns, pass_mark }) {
    const options = Object.keys(slots).filter((id) => used(slots[id])).map((id) => option(about, slots[id], id))
    const factors = Object.keys(columns)
      .filter((id) => columns[id].name.trim())
      .map((id) => {
        const { name, measure, weight, option: cells } = columns[id]
        const own = (key) => Object.fromEntries(options.map((each) => [each.id, cells[each.id][key]]))
        return { id, name: name.trim(), measure: measure.trim(), weight, verdicts: own("verdict"), marks: own("score"), reasons: own("reason") }
      })
    const benchmark = options.some((each) => each.id === about.benchmark && each.costed) ? about.benchmark : null
    return {
      discount_rate: about.rate,
      baseline: about.baseline,
      affordable: about.limit,
      affordable_from: about.limit_from ?? 1,
      test_rate: about.test_rate,
      benchmark,
      pass_mark,
      options,
      factors,
    }
  }

  /* "fails", "passes" or "open": whether an option meets every factor. Where there is no factor, it is open. */
  function standing(given, option) {
    const verdicts = given.factors.map((each) => each.verdicts[option])
    if (verdicts.includes("fail")) return "fails"
    return verdicts.length && !verdicts.includes("") ? "passes" : "open"
  }

  /* Ids of the costed options in order of present cost; only those that do not fail, where that is asked. */
  function byCost(given, standingOnly = false) {
    return given.options
      .filter((each) => each.costed && !(standingOnly && standing(given, each.id) === "fails"))
      .map((each) => each.id)
      .sort((one, other) => presentCost(given, one) - presentCost(given, other) || one - other)
  }

  /* Each id's place among figures, the least first: ties share a place. */
  const places = (figures) => figures.map((figure) => 1 + figures.filter((other) => round(other) < round(figure)).length)

  /* The options that are scored on every factor, as a case of its own; null until weights make 100 and two are scored. */
  function scored(given) {
    const { factors } = given
    if (!factors.length || factors.some((each) => each.weight === null) || round(sum(factors.map((each) => each.weight))) !== 100) return null
    const options = given.options.filter((each) => factors.every((factor) => factor.marks[each.id] !== null))
    if (options.length < 2) return null
    return { ...given, options, factors: factors.map((each) => ({ ...each, scores: options.map(({ id }) => each.marks[id]) })) }
  }

  return {
    FACTORS, MOST_RATE, OPTIONS, YEARS,
    annuityFactor, byCost, discountFactor, fromState, futureCost, gain, gap, gapShare, inCash, leadElsewhere, levelCost, places, points,
    pointsElsewhere, presentCost, presentValue, quality, qualityAt, savingToLose, score, scored, standing, swing, switchingRate,
    switchingWeight, tested, winners,
  }
})
