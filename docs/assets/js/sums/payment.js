/* The sums of a payment mechanism, year by year. The same as scripts/toolkit/payment.py, and what the tool alone needs; no
 * page in it. Sums are in pounds, changes and shares in per cent. docs/_data/examples.yml says what each key of a payment
 * means. Each year is worked out at the prices of the base year and then raised by the index. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).payment = make()
})(this, function () {
  "use strict"
  const UNLIMITED = 1e9 // per cent of the target: larger than any overspend
  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0)

  /* The year's change in price before the limits: each index by its weight, the fixed part none. */
  const weightedChange = (index, labour, materials) => (index.labour * labour + index.materials * materials) / 100
  const indexChange = (index, labour, materials) => Math.min(index.cap, Math.max(index.collar, weightedChange(index, labour, materials)))

  /* What a base-year pound has become after each change. */
  function indexFactors(index, labour, materials) {
    let factor = 1
    return labour.map((one, at) => (factor *= 1 + indexChange(index, one, materials[at]) / 100))
  }

  /* One price within the band of jobs; beyond it, a part of the rate more for each job, or less. */
  function bandedPayment(base, bands, jobs) {
    const most = (bands.jobs * (100 + bands.band)) / 100
    const least = (bands.jobs * (100 - bands.band)) / 100
    const [over, under] = [Math.max(0, jobs - most), Math.max(0, least - jobs)]
    return base + (bands.rate * (over * bands.above - under * bands.below)) / 100
  }

  /* What the council pays for works that cost `cost` against the target. Beyond the limit of pain the partner bears it all. */
  function targetCostPayment(target, cost, share) {
    if (cost <= target) return cost + (share.partner * (target - cost)) / 100
    return target + (share.council * Math.min(cost - target, (target * share.pain_limit) / 100)) / 100
  }

  /* Points levied in one month: each indicator's, times the ratchet from its month of running on. */
  const levied = (deductions, points, running) =>
    sum(points.map((lost, at) => lost * (running[at] >= deductions.ratchet_from ? deductions.ratchet : 1)))
  const monthDeduction = (charge, deductions, points, running) =>
    (charge * Math.min(deductions.cap, levied(deductions, points, running) * deductions.a_point)) / 100

  /* Pounds the partner pays for a shortfall; below nothing, what it is paid as its share of a saving beyond. */
  const guaranteePayment = (guaranteed, saved, share) => (saved < guaranteed ? guaranteed - saved : (-share.partner * (saved - guaranteed)) / 100)

  /* Every year: { lump, repairs, works, base, change, factor, indexed, deductions, guarantee, paid, real }, as in Python. */
  function mechanism(payment, gainShare) {
    const { years, charge, deductions: terms } = payment
    const count = charge.lump.length
    if (!count) return []
    const factors = indexFactors(payment.index, years.labour, years.materials)
    const changes = factors.map((now, at) => 100 * (now / (at ? factors[at - 1] : 1) - 1)).slice(-count)
    return factors.slice(-count).map((factor, at) => {
      const lump = charge.lump[at]
      const repairs = bandedPayment(charge.repairs, payment.repairs, years.jobs[at])
      const works = targetCostPayment(charge.works, years.works_cost[at], payment.works)
      const services = (lump + repairs) * factor
      const taken = Math.min(years.points[at] * terms.a_point, 12 * terms.cap) // no month can lose more than the cap
      const deducted = ((services / 12) * taken) / 100
      const owed = guaranteePayment(payment.guarantee.saving[at], years.energy_saving[at], gainShare)
      const indexed = services + works * factor
      const paid = indexed - deducted - owed
      return { lump, repairs, works, base: lump + repairs + works, change: changes[at], factor, indexed, deductions: -deducted, guarantee: -owed, paid, real: paid / factor }
    })
  }

  /* The months of a run up to now, the oldest first: { back, points (levied), deduction, capped }. An indicator that has been
   * below its floor for three months was in its first month two months back. */
  function run(charge, deductions, points, running) {
    const months = Math.max(0, ...running)
    return Array.from({ length: months }, (_, at) => {
      const back = months - 1 - at
      const below = points.map((lost, each) => ({ lost, months: running[each] - back })).filter((each) => each.months > 0)
      const lost = below.map((each) => each.lost)
      const then = below.map((each) => each.months)
      const total = levied(deductions, lost, then)
      return { back, points: total, deduction: monthDeduction(charge, deductions, lost, then), capped: total * deductions.a_point > deductions.cap }
    })
  }

  /* The form's state as { payment, share, fixed }: what is left empty stands for what was planned, or for nothing. */
  function fromState(state) {
    const { repairs, works, index, deductions, share, before, years } = state
    const target = works.target ?? 0
    const council = works.council ?? 100
    const each = (key, missing) => years.map((year) => year[key] ?? missing)
    const changes = (key) => [...before, ...years].map((year) => year[key] ?? 0)
    const guaranteed = each("guaranteed", 0)
    return {
      fixed: 100 - (index.labour ?? 0) - (index.materials ?? 0),
      share: { partner: share.partner ?? 0 },
      payment: {
        charge: { lump: each("lump", 0), repairs: repairs.price ?? 0, works: target },
        repairs: { jobs: repairs.jobs ?? 0, rate: repairs.rate ?? 0, band: repairs.band ?? 0, above: repairs.above ?? 0, below: repairs.below ?? 0 },
        works: { council, partner: 100 - council, pain_limit: works.pain_limit ?? UNLIMITED },
        index: { labour: index.labour ?? 0, materials: index.materials ?? 0, cap: index.cap ?? Infinity, collar: index.collar ?? -Infinity },
        deductions: {
          a_point: deductions.a_point ?? 0,
          cap: deductions.cap ?? 100,
          ratchet: deductions.ratchet ?? 1,
          ratchet_from: deductions.ratchet_from ?? Infinity,
        },
        guarantee: { saving: guaranteed },
        years: {
          labour: changes("labour"),
          materials: changes("materials"),
          jobs: each("jobs", repairs.jobs ?? 0),
          works_cost: each("works_cost", target),
          points: each("points", 0),
          energy_saving: years.map((year, at) => year.saving ?? guaranteed[at]),
        },
      },
    }
  }

  /* The same payment with something otherwise, from a year on (1 is the first). labour and materials are points added to each
   * change; cap and collar take the place of the contract's; the rest are per cent more, or less. */
  function changed(payment, { from, lump, labour, materials, cap, collar, jobs, works, points, saving }) {
    const count = payment.charge.lump.length
    const first = (from ?? 1) - 1
    const more = (figures, per) => figures.map((figure, at) => (at >= first ? figure * (1 + (per ?? 0) / 100) : figure))
    const added = (changes, plus) => changes.map((change, at) => (at - (changes.length - count) >= first ? change + (plus ?? 0) : change))
    const { years } = payment
    return {
      ...payment,
      charge: { ...payment.charge, lump: more(payment.charge.lump, lump) },
      index: { ...payment.index, cap: cap ?? payment.index.cap, collar: collar ?? payment.index.collar },
      years: {
        ...years,
        labour: added(years.labour, labour),
        materials: added(years.materials, materials),
        jobs: more(years.jobs, jobs),
        works_cost: more(years.works_cost, works),
        points: more(years.points, points),
        energy_saving: more(years.energy_saving, saving),
      },
    }
  }

  /* One year against a limit, all at base-year prices: what is paid, the same with no deduction or guarantee, and that with
   * works at the limit of pain; each with the client team on top. */
  function againstLimit(payment, gainShare, { limit, client, year }) {
    const row = mechanism(payment, gainShare)[year - 1]
    const worst = targetCostPayment(payment.charge.works, (payment.charge.works * (100 + payment.works.pain_limit)) / 100, payment.works)
    const limited = payment.works.pain_limit < UNLIMITED
    return [row.real, row.base, ...(limited ? [row.lump + row.repairs + worst] : [])].map((charge) => ({ charge, whole: charge + client, left: limit - charge - client }))
  }

  return {
    againstLimit, bandedPayment, changed, fromState, guaranteePayment, indexChange, indexFactors, levied, mechanism, monthDeduction, run,
    targetCostPayment, weightedChange,
  }
})
