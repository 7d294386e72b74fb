/* How figures are written. The same as scripts/toolkit/figures.py; no page in it. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).figures = make()
})(this, function () {
  "use strict"
  /* Decimal places, as Python rounds them: only a figure that is exactly half way goes to the even side. */
  function fixed(value, places = 0) {
    const halves = value * 2 ** (places + 1) // a power of two keeps every digit
    if (Math.abs(halves % 2) !== 1 || Math.abs(value) > 1e12) return value.toFixed(places)
    const below = Math.floor(value * 10 ** places)
    return ((below % 2 === 0 ? below : below + 1) / 10 ** places).toFixed(places)
  }
  const commas = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",")

  /* Whole pounds: 6960000 is “£6,960,000”, -40 is “−£40”. */
  function pounds(value) {
    const whole = Number(fixed(value))
    return (whole < 0 ? "−£" : "£") + commas(String(Math.abs(whole)))
  }

  /* Pounds in millions: 39000000 is “£39.0m”. */
  const millions = (value, places = 1) => `${value < 0 ? "−" : ""}£${fixed(Math.abs(value) / 1e6, places)}m`

  /* A per cent that is already out of 100. */
  const percent = (value, places = 0) => fixed(value, places).replace("-", "−") + "%"

  /* A figure with no more places than it has, and no more than these. */
  const plain = (value, places = 1) => {
    const [whole, part = ""] = fixed(Math.abs(value), places).split(".")
    const rest = part.replace(/0+$/, "")
    return (value < 0 && Number(whole + "." + part) ? "−" : "") + commas(whole) + (rest ? "." + rest : "")
  }

  /* Financial years: from 2027, two are “2027/28” and “2028/29”. */
  const financialYears = (first, count) =>
    Array.from({ length: count }, (_, place) => `${first + place}/${String((first + place + 1) % 100).padStart(2, "0")}`)

  /* Cells that hold pounds, as numbers: a spreadsheet can go on with them. */
  const numbers = (rows) => rows.map((row) => row.map((cell) => (/^−?£[\d,]+$/.test(cell) ? Number(cell.replace(/[£,]/g, "").replace("−", "-")) : cell)))

  return { financialYears, fixed, millions, numbers, percent, plain, pounds }
})
