"use strict"
const test = require("node:test")
const assert = require("node:assert/strict")
const sums = require("../../docs/assets/js/sums/payment.js")

const INDEX = { labour: 60, materials: 25, cap: 5, collar: 0 }
const BANDS = { jobs: 40000, rate: 200, band: 10, above: 70, below: 60 }
const SHARE = { council: 60, partner: 40, pain_limit: 10 }
const TERMS = { a_point: 0.08, cap: 8, ratchet: 1.5, ratchet_from: 3 }
const close = (found, wanted) => assert.ok(Math.abs(found - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)), `${found} is not ${wanted}`)

const YEAR = { lump: null, labour: null, materials: null, jobs: null, works_cost: null, points: null, guaranteed: null, saving: null }
function state(changes = {}) {
  return {
    about: { title: "", first: 2028, prices: 2027 },
    repairs: { price: null, jobs: null, rate: null, band: null, above: null, below: null },
    works: { target: null, council: null, pain_limit: null },
    index: { labour: null, materials: null, cap: null, collar: null },
    deductions: { a_point: null, cap: null, ratchet: null, ratchet_from: null },
    share: { partner: null },
    before: [],
    years: [],
    ...changes,
  }
}
const rowsOf = (changes) => {
  const { payment, share } = sums.fromState(state(changes))
  return sums.mechanism(payment, share)
}

test("the index weighs, and is held within its limits", () => {
  close(sums.indexChange(INDEX, 3, 2), 2.3)
  assert.equal(sums.indexChange(INDEX, 6, 12), 5)
  assert.equal(sums.indexChange(INDEX, -2, -4), 0)
  sums.indexFactors(INDEX, [3, 6], [2, 12]).forEach((factor, at) => close(factor, [1.023, 1.07415][at]))
})

test("the band of jobs, above, within, below and at none", () => {
  const paid = (jobs) => sums.bandedPayment(8000000, BANDS, jobs)
  assert.deepEqual([40000, 44000, 45600, 36000, 35000, 0].map(paid), [8000000, 8000000, 8224000, 8000000, 7880000, 3680000])
})

test("the target cost is shared, and past the limit the partner bears it", () => {
  const paid = (cost) => sums.targetCostPayment(12000000, cost, SHARE)
  assert.deepEqual([12000000, 11500000, 12300000, 13200000, 13600000].map(paid), [12000000, 11700000, 12180000, 12720000, 12720000])
})

test("a month's deduction with its ratchet and its cap", () => {
  const taken = (points, running) => sums.monthDeduction(2000000, TERMS, points, running)
  close(taken([], []), 0)
  close(taken([20, 15], [1, 2]), 56000)
  close(taken([20, 15], [3, 2]), 72000)
  close(taken([100, 50], [4, 1]), 160000)
})

test("the run that led to a month, by hand: 15, then 25, then 52.5 points", () => {
  const run = sums.run(1000, TERMS, [20, 15, 10, 5], [1, 3, 2, 0])
  assert.deepEqual(run.map((each) => [each.back, each.points, each.capped]), [[2, 15, false], [1, 25, false], [0, 52.5, false]])
  close(run[2].deduction, 42)
  assert.deepEqual(sums.run(1000, TERMS, [20], [0]), [])
  assert.deepEqual(sums.run(1000, TERMS, [], []), [])
  assert.equal(sums.run(1000, TERMS, [101], [1])[0].capped, true)
})

test("a guarantee pays the shortfall whole and shares the rest", () => {
  assert.equal(sums.guaranteePayment(200000, 150000, { partner: 40 }), 50000)
  assert.equal(sums.guaranteePayment(400000, 420000, { partner: 40 }), -8000)
})

test("a lump sum alone is paid as it stands, and no years are no rows", () => {
  assert.deepEqual(rowsOf({}), [])
  const [row] = rowsOf({ years: [{ ...YEAR, lump: 100 }] })
  assert.deepEqual([row.base, row.change, row.indexed, row.paid, row.real], [100, 0, 100, 100, 100])
})

test("what is left empty stands for what was planned", () => {
  const [row] = rowsOf({
    repairs: { price: 80, jobs: 10, rate: 8, band: 10, above: 70, below: 60 },
    works: { target: 120, council: 60, pain_limit: null },
    share: { partner: 40 },
    years: [{ ...YEAR, lump: 100, guaranteed: 5 }],
  })
  assert.equal(row.paid, 300)
  assert.equal(rowsOf({ works: { target: 120, council: 60, pain_limit: null }, years: [{ ...YEAR, lump: 0, works_cost: 1120 }] })[0].paid, 720)
})

test("no year can lose more points than twelve months at the cap", () => {
  const deductions = { a_point: 0.08, cap: 8, ratchet: 1.5, ratchet_from: 3 }
  const [most, more] = rowsOf({ deductions, years: [{ ...YEAR, lump: 1200, points: 1200 }, { ...YEAR, lump: 1200, points: 5000 }] })
  close(most.deductions, -96)
  close(more.deductions, -96)
})

test("a question changes only what it says, from its year on", () => {
  const { payment, share } = sums.fromState(state({
    index: { labour: 100, materials: 0, cap: 5, collar: null },
    before: [{ labour: 10, materials: null }],
    years: [{ ...YEAR, lump: 100, labour: 10 }, { ...YEAR, lump: 100, labour: 10 }],
  }))
  const none = { from: null, lump: null, labour: null, materials: null, cap: null, collar: null, jobs: null, works: null, points: null, saving: null }
  const paid = (whatif) => sums.mechanism(sums.changed(payment, { ...none, ...whatif }), share).map((row) => Math.round(row.paid * 1e4) / 1e4)
  assert.deepEqual(paid({}), sums.mechanism(payment, share).map((row) => Math.round(row.paid * 1e4) / 1e4))
  assert.deepEqual(paid({ cap: 100 }), [121, 133.1])
  assert.deepEqual(paid({ cap: 100, labour: -10, from: 2 }), [121, 121])
  assert.deepEqual(paid({ lump: 10, from: 2 }), [110.25, 127.3388])
})

test("against the limit: as paid, with no deductions, and with works at their worst where they are limited", () => {
  const given = (pain_limit) => sums.fromState(state({
    works: { target: 100, council: 60, pain_limit },
    deductions: { a_point: 1, cap: null, ratchet: null, ratchet_from: null },
    years: [{ ...YEAR, lump: 1200, points: 10 }],
  }))
  const rows = (pain) => sums.againstLimit(given(pain).payment, { partner: 0 }, { limit: 2000, client: 100, year: 1 })
  assert.deepEqual(rows(10).map((row) => [row.charge, row.whole, row.left]), [[1290, 1390, 610], [1300, 1400, 600], [1306, 1406, 594]])
  assert.equal(rows(null).length, 2)
})
