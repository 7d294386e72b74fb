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

  /* The last day on which a period may be set running, if it is to have run out before a day. */
  function firstDay(period, before, holidays) {
    let day = plus(before, -1)
    while (lastDay(period, day, holidays) >= before) day = plus(day, -1)
    return day
  }

  function nextWorking(day, holidays) {
    let next = plus(day, 1)
    while (!isWorkingDay(next, holidays, "england")) next = plus(next, 1)
    return next
  }

  /* The day that comes some working days after another; no days after is the day itself. */
  function later(day, days, count, holidays) {
    return days ? lastDay({ days, count, starts: "after" }, day, holidays) : day
  }

  /* The known dates of meetings, and those of a cycle: every so many weeks for three years. */
  function meetings({ dates, first, weeks }) {
    const cycle = first && weeks ? Array.from({ length: Math.ceil(156 / weeks) }, (_, place) => plus(first, place * weeks * 7)) : first ? [first] : []
    return [...new Set([...dates.map((each) => each.day), ...cycle])].filter(Boolean).sort()
  }

  /* What may go wrong with a step, in the words that the reader is shown. */
  const FAULTS = {
    start: "Give the day on which the timetable starts.",
    follows: "A step can only follow one that stands above it.",
    waits: (number) => `Waits for a date of step ${number}.`,
    length: "Say how long it lasts, in days.",
    day: "Give the day on which it ends.",
    early: "It ends before it begins.",
    law: "No period is chosen that says how long it lasts.",
    meeting: "No meeting is given that is late enough.",
  }

  function lastOf(step, first, period, days, holidays) {
    if (step.lasts === "law" || (!step.lasts && period)) return period ? lastDay(period, first, holidays) : { fault: FAULTS.law }
    if (step.lasts === "day") return !step.day ? { fault: FAULTS.day } : step.day < first ? { fault: FAULTS.early } : step.day
    if (step.length === null) return { fault: FAULTS.length }
    if (step.lasts === "meeting") {
      const ready = later(first, step.length, "england", holidays)
      return days.find((day) => day >= ready) || { fault: FAULTS.meeting }
    }
    if (step.lasts === "calendar" || !step.lasts) return plus(first, step.length)
    return later(first, step.length, step.lasts === "uk" ? "working" : "england", holidays)
  }

  function dated(step, place, done, start, days, periods, holidays) {
    const follows = step.follows ? step.follows - 1 : place - 1
    if (follows >= place) return { fault: FAULTS.follows }
    if (place === 0 && !start) return { fault: FAULTS.start }
    const before = done[follows]
    if (before && !before.last) return { fault: FAULTS.waits(follows + 1) }
    const from = before ? before.last : start
    const first = !before || !step.starts || step.starts === "same" ? from : step.starts === "after" ? plus(from, 1) : nextWorking(from, holidays)
    const period = periods.find((each) => each.id === step.period) || null
    const last = lastOf(step, first, period, days, holidays)
    if (last.fault) return { first, ...last }
    const limit = period && lastDay(period, first, holidays)
    return { first, last, period, limit, lawful: !limit || (period.bound === "maximum" ? last <= limit : last >= limit) }
  }

  /* Working days of a row as the guidance counts them, or null where the bank holidays are not known. */
  function countOf(row, holidays) {
    try {
      return workingDays(row.first, row.last, holidays, row.period ? row.period.starts : "after")
    } catch (outside) {
      return null
    }
  }

  /* A timetable { start, dates: [{ day }], first, weeks, steps, backs } with its dates: { rows, backs }.
   * A row has the step's own keys, first, last, period, limit, lawful and working, or a fault in words where it has no dates.
   * A back has its period, the row it leads up to, and by: the last day on which the period may be set running. */
  function plan(state, periods, holidays) {
    const days = meetings(state)
    const attempt = (act) => {
      try {
        return act()
      } catch (outside) {
        const [first, last] = covered(holidays)
        return { fault: `It needs bank holidays that are not known here: those of ${first} to ${last} are.` }
      }
    }
    const rows = []
    state.steps.forEach((step, place) => {
      const found = attempt(() => dated(step, place, rows, state.start, days, periods, holidays))
      rows.push({ ...step, ...found, number: place + 1, working: found.last ? countOf(found, holidays) : null })
    })
    const backs = state.backs.map((back) => {
      const period = periods.find((each) => each.id === back.period)
      const row = rows[(back.step || 0) - 1]
      const day = row && row.last && (back.of === "first" ? row.first : row.last)
      if (!period || !day) return { ...back, period, row, fault: period ? FAULTS.waits(back.step || "?") : FAULTS.law }
      return { ...back, period, row, day, ...attempt(() => ({ by: firstDay(period, day, holidays) })) }
    })
    return { rows, backs }
  }

  return { covered, firstDay, isWorkingDay, lastDay, meetings, plan, plus, workingDays }
})
