/* The sums of the partnership assessment. The same as scripts/toolkit/assessment.py; no page in it.
 * A person is { partner, level, replies, matters, … }: replies and matters are texts of one mark for each of the 36
 * statements, in the order of docs/_data/assessment.yml, in sixes: "4332-1 …", with "-" where there is no answer. */
(function (home, make) {
  if (typeof module === "object") module.exports = make(require("./file.js"))
  else (home.sums = home.sums || {}).assessment = make(home.sums.file)
})(this, function (file) {
  "use strict"
  const SIZE = 6 // statements in a principle, and principles
  const ENOUGH = 4 // answers without which a principle has no score
  const FEW = 3 // people without whom a group is not shown apart
  const WAYS = ["setting-up", "health-check", "difficulty"]

  /* What one person's file may hold: ids are those of the 36 statements. */
  function shape(ids) {
    const reply = { reply: file.choice(["4", "3", "2", "1"]), matters: file.choice(["3", "2", "1"]), comment: file.text(600) }
    return {
      about: { partnership: file.text(120), partner: file.text(80), level: file.text(80), way: file.choice(WAYS), day: file.day() },
      replies: Object.fromEntries(ids.map((id) => [id, reply])),
      overall: file.text(2000),
    }
  }

  /* One person's file, as a person. */
  function person(state, ids) {
    const marks = (key) => sixes(ids.map((id) => state.replies[id][key] || "-").join(""))
    const comments = ids.map((id) => ({ statement: id, words: state.replies[id].comment.trim() })).filter((each) => each.words)
    const { partner, level, way, day } = state.about
    return { partner: partner.trim(), level: level.trim(), way, day, replies: marks("reply"), matters: marks("matters"), comments, overall: state.overall.trim() }
  }
  const sixes = (marks) => marks.replace(/.{6}(?=.)/g, "$& ")

  /* The marks of a text as numbers, null where there is none. */
  function marks(text, most = 4) {
    const found = [...text.replace(/\s/g, "")].map((mark) => (/^[1-4]$/.test(mark) && Number(mark) <= most ? Number(mark) : null))
    return Array.from({ length: SIZE * SIZE }, (_, place) => found[place] ?? null)
  }

  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0)
  const mean = (numbers) => (numbers.length ? sum(numbers) / numbers.length : null)
  const given = (numbers) => numbers.filter((each) => each !== null)

  /* The six scores of one person, each from 6 to 24: the average answer times six, or null under four answers. */
  function scores(points) {
    return Array.from({ length: SIZE }, (_, place) => {
      const answers = given(points.slice(place * SIZE, (place + 1) * SIZE))
      return answers.length < ENOUGH ? null : (sum(answers) * SIZE) / answers.length
    })
  }

  /* The sum of six scores, from 36 to 144, or null where one is missing. */
  function total(six) {
    return six.includes(null) ? null : sum(six)
  }

  /* The entry of assessment_scale.yml in whose range a score falls; which is "principle" or "total". */
  function band(score, scale, which) {
    if (score === null) return null
    const whole = Math.floor(score + 0.5)
    return scale.find((each) => whole >= each[which][0] && whole <= each[which][1]) || null
  }

  /* A score or an average as it is shown: to one place, half up; "–" where there is none. */
  function figure(value) {
    return value === null ? "–" : (Math.floor(value * 10 + 0.5) / 10).toFixed(1)
  }

  /* The average scores of some people: six, and the total of the six. Under `least` scores, a principle has none. */
  function profile(people, least = 1) {
    const each = people.map((one) => scores(marks(one.replies)))
    const six = Array.from({ length: SIZE }, (_, place) => {
      const known = given(each.map((own) => own[place]))
      return known.length < least ? null : mean(known)
    })
    return { scores: six, total: total(six), people: people.length }
  }

  const name = (text) => text.trim().replace(/\s+/g, " ")

  /* People by partner or level: { shown: [{ name, people }], hidden: [people] }. A group under `least` is hidden, and where
   * the hidden are too few together, the smallest group with them: or it could be worked out from the rest. */
  function groups(people, key, least = FEW) {
    const found = new Map()
    people.forEach((one) => {
      const known = name(one[key]).toLowerCase()
      if (!found.has(known)) found.set(known, { name: name(one[key]) || "Not said", people: [] })
      found.get(known).people.push(one)
    })
    const byName = (one, other) => (one.name < other.name ? -1 : 1)
    const all = [...found.values()].sort(byName)
    const shown = all.filter((group) => group.people.length >= least)
    const hidden = all.filter((group) => group.people.length < least).flatMap((group) => group.people)
    while (hidden.length && hidden.length < least && shown.length) {
      const smallest = shown.reduce((least, group) => (group.people.length < least.people.length ? group : least))
      hidden.push(...shown.splice(shown.indexOf(smallest), 1)[0].people)
    }
    return { shown, hidden }
  }

  const agrees = (points) => points >= 3
  /* Whether at least three in four stand on one side: "strong", "weak", or nothing. */
  function side(points) {
    const high = points.filter(agrees).length
    if (!points.length) return ""
    return 4 * high >= 3 * points.length ? "strong" : 4 * (points.length - high) >= 3 * points.length ? "weak" : ""
  }

  /* How far people agree on the statement at a place: { counts (of 4, 3, 2, 1), answers, mean, matters, kind, apart }.
   * kind is strong, weak, apart, split or few; apart names the partners whose average is on the other side from three in
   * four of all the others, and at least a point away. */
  function agreement(people, place, least = FEW) {
    const answer = (one) => marks(one.replies)[place]
    const answering = people.filter((one) => answer(one) !== null)
    const points = answering.map(answer)
    const counts = [4, 3, 2, 1].map((mark) => points.filter((each) => each === mark).length)
    const matters = mean(given(people.map((one) => marks(one.matters, 3)[place])))
    const shared = { counts, answers: points.length, mean: mean(points), matters, apart: [] }
    if (points.length < least) return { ...shared, kind: "few" }
    const apart = groups(answering, "partner", least).shown.filter((group) => {
      const own = mean(group.people.map(answer))
      const others = answering.filter((one) => !group.people.includes(one)).map(answer)
      const where = side(others)
      return where && Math.abs(own - mean(others)) >= 1 && (where === "strong" ? own < 2.5 : own > 2.5)
    })
    if (apart.length) return { ...shared, kind: "apart", apart: apart.map((group) => group.name) }
    return { ...shared, kind: side(points) || "split" }
  }

  /* The places of what to act on, first things first: all but the agreed strong, by how much it matters and how low it is. */
  function priorities(found) {
    return found
      .map((each, place) => ({ ...each, place }))
      .filter((each) => ["weak", "apart", "split"].includes(each.kind))
      .sort((one, other) => (other.matters ?? 2) - (one.matters ?? 2) || one.mean - other.mean || one.place - other.place)
      .map((each) => each.place)
  }

  return { ENOUGH, FEW, SIZE, agreement, band, figure, groups, marks, person, priorities, profile, scores, shape, total }
})
