/* Dates of a procurement, counted as the law counts them. The same sums as scripts/toolkit/timetable.py; no page in it.
 * Days are texts like "2027-12-02"; a period is an entry of periods.yml and holidays are bank_holidays.yml as a list. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).timetable = make()
})(this, function () {
  "use strict"
  const DAY = 86400000

  function parse(day) {
    const date = new Date(day + "T00:00:00Z")
    // 2027-02-30 would be taken for 2 March.
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || isNaN(date) || format(date) !== day)
      throw new RangeError(`“${day}” is not a date like 2027-12-02`)
    return date
  }

  function format(date) {
    return date.toISOString().slice(0, 10)
  }

  function plus(day, days) {
    return format(new Date(parse(day).getTime() + days * DAY))
  }

  /* The first and last year for which the bank holidays are known. */
  function covered(holidays) {
    const years = holidays.map((holiday) => Number(holiday.id.slice(0, 4)))
    return [Math.min(...years), Math.max(...years)]
  }

  /* Whether a day counts: count is "working" (no bank holiday anywhere in the UK) or "england" (its own alone). */
  function isWorkingDay(day, holidays, count = "working") {
    const date = parse(day)
    const [first, last] = covered(holidays)
    const year = date.getUTCFullYear()
    if (year < first || year > last)
      throw new RangeError(`the bank holidays are known from ${first} to ${last}, and ${day} is outside them`)
    const holiday = holidays.find((each) => each.id === day)
    const free = holiday && (count !== "england" || holiday.parts.includes("england"))
    return date.getUTCDay() % 6 !== 0 && !free
  }

  /* The last day of a period set running on the first day. */
  function lastDay(period, first, holidays) {
    let day = period.starts === "with" ? first : plus(first, 1)
    if (period.count === "calendar") return plus(day, period.days - 1)
    for (let left = period.days; ; day = plus(day, 1)) {
      if (isWorkingDay(day, holidays, period.count)) left -= 1
      if (!left) return day
    }
  }

  /* Working days up to and with the last, counted with the first ("with") or from the day after it ("after"). */
  function workingDays(first, last, holidays, starts = "after") {
    let found = 0
    for (let day = starts === "with" ? first : plus(first, 1); day <= last; day = plus(day, 1))
      if (isWorkingDay(day, holidays)) found += 1
    return found
  }

  return { covered, isWorkingDay, lastDay, plus, workingDays }
})
