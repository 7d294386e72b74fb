/* Find the sections of the toolkit that answer a question. No page in it: begin(index, words) gives a search function.
 * scripts/toolkit/search_index.py says what the index holds; pages are ranked, and each shows its best sections. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.search = home.search || {}).engine = make()
})(this, function () {
  "use strict"
  // Found by trying many on the judged questions in tests/search, and checked on others that were kept apart.
  const WORTH = {
    title: 16, keyword: 8, summary: 1.9, law: 1.45, // where a word stands in a page's front matter, beside each other
    marks: 5.8, marksEnough: 8.5, // all of that together, and how soon more of it stops adding
    heading: 3, // beside one use in a section's text
    section: 0.4, enough: 0.93, // the best section, and how soon more uses of a word in it stop adding
    length: 0.55, // how far a long section's uses count for less
    text: 0.14, textEnough: 8, // the whole page's text
    ask: 3.5, askAll: 1.6, askRest: 0.6, // a page's own ways of asking: likeness to the question, both ways round
    titled: 1.5, // a title that has every word
    covered: 1.1, // a page that has all the words before one that has some
    near: 0.18, span: 30, // words that stand within so many of each other
    synonym: 0.33, prefix: 0.8, part: 0.06, // beside the word itself: another word, a beginning, a part of a term
  }

  const SHORT = /^.{0,4}$|\d/ // too short to be two words written as one, or no words

  /* begin(index, words) -> search(question, options) -> what was found. */
  function begin(index, words, changed = {}) {
    const worth = { ...WORTH, ...changed }
    const small = new Set(index.small)
    const stems = index.stems.split(" ")
    const place = new Map(stems.map((stem, at) => [stem, at]))
    const written = [] // every word of the site, in order, with the place of its stem
    for (const each of index.words.split(" ")) {
      const cut = each.lastIndexOf(":")
      written.push([each.slice(0, cut), parseInt(each.slice(cut + 1), 36)])
    }
    const pageCount = index.pages.length
    const average = index.lengths.reduce((sum, length) => sum + length, 0) / index.lengths.length
    const firstSection = []
    index.sections.forEach((section, at) => (firstSection[section[0]] = firstSection[section[0]] ?? at))
    const synonyms = new Map() // the first stem of a wording -> [its stems, the group]
    index.synonyms.forEach((group) =>
      group.forEach((wording) => {
        const parts = wording.split(" ")
        if (!synonyms.has(parts[0])) synonyms.set(parts[0], [])
        synonyms.get(parts[0]).push([parts, group])
      }),
    )
    const asks = [] // [page, its stems] for each way of asking
    const asksWith = new Map() // stem -> the asks that have it
    index.asks.forEach((ways, page) =>
      ways.forEach((way) => {
        const parts = new Set(way.split(" "))
        parts.forEach((part) => {
          if (!asksWith.has(part)) asksWith.set(part, [])
          asksWith.get(part).push(asks.length)
        })
        asks.push([page, parts])
      }),
    )
    const unpacked = new Map()

    /* "place:times place ..." -> Map of place to times. */
    function unpack(which, at) {
      const key = which + at
      if (!unpacked.has(key)) {
        const found = new Map()
        let before = 0
        const text = index[which][at]
        if (text)
          for (const each of text.split(" ")) {
            const cut = each.indexOf(":")
            before += parseInt(cut < 0 ? each : each.slice(0, cut), 36)
            found.set(before, cut < 0 ? 1 : parseInt(each.slice(cut + 1), 36))
          }
        unpacked.set(key, found)
      }
      return unpacked.get(key)
    }

    /* Where one stem stands: {sections: Map section -> worth, pages: Map page -> worth in title, keywords, summary}. */
    const usesOf = new Map()
    function uses(stem) {
      if (usesOf.has(stem)) return usesOf.get(stem)
      const at = place.get(stem)
      const found = { sections: new Map(), pages: new Map(), heads: new Map(), titles: new Set() }
      if (at !== undefined) {
        unpack("body", at).forEach((times, section) => {
          const norm = 1 - worth.length + (worth.length * index.lengths[section]) / average
          found.sections.set(section, times / norm)
        })
        unpack("heads", at).forEach((times, section) => {
          found.heads.set(section, times)
          found.sections.set(section, (found.sections.get(section) || 0) + worth.heading)
        })
        unpack("marks", at).forEach((where, page) => {
          if (where & 1) found.titles.add(page)
          const sum = (where & 1 && worth.title) + (where & 2 && worth.keyword) + (where & 4 && worth.summary) + (where & 8 && worth.law)
          found.pages.set(page, sum)
        })
      }
      usesOf.set(stem, found)
      return found
    }

    /* The same for a wording of several stems: only where all of them stand, as often as the rarest. */
    function usesOfAll(parts) {
      if (parts.length === 1) return uses(parts[0])
      const all = parts.map(uses)
      const common = (maps) => {
        const [least, ...others] = [...maps].sort((one, other) => one.size - other.size)
        const found = new Map()
        least.forEach((sum, key) => {
          const sums = others.map((map) => map.get(key))
          if (sums.every((each) => each !== undefined)) found.set(key, Math.min(sum, ...sums))
        })
        return found
      }
      return {
        sections: common(all.map((each) => each.sections)),
        pages: common(all.map((each) => each.pages)),
        heads: common(all.map((each) => each.heads)),
        titles: new Set([...all[0].titles].filter((page) => all.every((each) => each.titles.has(page)))),
      }
    }

    /* How many changed, missing, extra or swapped letters lie between two words; more than `most` is not counted on. */
    function apart(one, other, most) {
      if (Math.abs(one.length - other.length) > most) return most + 1
      let before = null
      let last = Array.from({ length: other.length + 1 }, (_, at) => at)
      for (let i = 1; i <= one.length; i += 1) {
        const row = [i]
        let least = i
        for (let j = 1; j <= other.length; j += 1) {
          const change = one[i - 1] === other[j - 1] ? 0 : 1
          row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
          if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
            row[j] = Math.min(row[j], before[j - 2] + 1)
          if (row[j] < least) least = row[j]
        }
        if (least > most) return most + 1
        before = last
        last = row
      }
      return last[other.length]
    }

    function sectionsOf(stem) {
      return uses(stem).sections.size + 3 * uses(stem).pages.size
    }

    /* The words of the site nearest to one that it does not have, best first: [word, letters apart]. */
    function nearest(word) {
      if (/\d/.test(word) || word.length < 3) return []
      const most = word.length < 5 ? 1 : word.length < 9 ? 2 : 3
      const found = []
      for (const [each, at] of written) {
        if (/\d/.test(each)) continue
        const distance = apart(word, each, most)
        if (distance <= most) found.push([each, distance + (each[0] === word[0] ? 0 : 0.7), sectionsOf(stems[at])])
      }
      return found.sort((a, b) => a[1] - b[1] || b[2] - a[2]).slice(0, 5)
    }

    /* Two words of the site written as one, or nothing. */
    function split(word) {
      let best = null
      for (let cut = 2; cut <= word.length - 2; cut += 1) {
        const parts = [word.slice(0, cut), word.slice(cut)].map(words.stem)
        if (!parts.every((part) => place.has(part))) continue
        const sum = Math.min(...parts.map(sectionsOf))
        if (sum > 2 && (!best || sum > best.sum)) best = { sum, words: [word.slice(0, cut), word.slice(cut)] }
      }
      return best && best.words
    }

    /* The stems of the words that begin so: those most used, first. */
    function beginning(start) {
      let low = 0
      let high = written.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (written[middle][0] < start) low = middle + 1
        else high = middle
      }
      const found = new Set()
      for (; low < written.length && written[low][0].startsWith(start); low += 1) found.add(stems[written[low][1]])
      return [...found].sort((one, other) => sectionsOf(other) - sectionsOf(one)).slice(0, 12)
    }

    /* A question taken apart: its ideas (each a list of wordings that may stand for it), phrases, and what was mended. */
    function understand(question, typing) {
      const phrases = [...words.normalise(question).matchAll(/"([^"]+)"/g)]
        .map((match) => words.words(match[1]).map(words.stem))
        .filter((phrase) => phrase.length)
      const asked = words.words(question)
      const joined = (one, other) => (other && !SHORT.test(one + other) ? words.stem(one + other) : "")
      const joins = (at) => at >= 0 && at + 1 < asked.length && place.has(joined(asked[at], asked[at + 1]))
      const mended = new Map()
      const tokens = []
      asked.forEach((word, at) => {
        const last = typing && at === asked.length - 1
        const stem = words.stem(word)
        if (place.has(stem) || synonyms.has(stem) || joins(at) || joins(at - 1)) return tokens.push({ word, stem, last })
        if (last && beginning(word).length) return tokens.push({ word, stem, last })
        if (small.has(word)) return
        const parts = split(word)
        const near = nearest(word)
        if (near.length && (near[0][1] <= 1 || !parts)) {
          mended.set(word, near[0][0])
          tokens.push({ word: near[0][0], stem: words.stem(near[0][0]), last: false })
        } else if (parts) {
          mended.set(word, parts.join(" "))
          parts.forEach((part) => tokens.push({ word: part, stem: words.stem(part), last: false }))
        } else tokens.push({ word, stem, last: false, unknown: true })
      })
      const ideas = []
      const weighty = tokens.some((token) => !small.has(token.word))
      for (let at = 0; at < tokens.length; ) {
        const groups = (synonyms.get(tokens[at].stem) || [])
          .filter(([parts]) => parts.every((part, step) => tokens[at + step] && tokens[at + step].stem === part))
          .sort((one, other) => other[0].length - one[0].length)
        if (groups.length && !(groups[0][0].length === 1 && small.has(tokens[at].word))) {
          const parts = groups[0][0]
          const same = groups.filter(([others]) => others.length === parts.length)
          const wordings = [{ parts, weight: 1 }]
          for (const [, group] of same)
            for (const wording of group)
              if (wording !== parts.join(" ")) wordings.push({ parts: wording.split(" "), weight: worth.synonym })
          const weak = parts.length > 1 ? parts.filter((part) => !small.has(part)) : []
          ideas.push({ wordings, weak, said: tokens.slice(at, at + parts.length).map((token) => token.word) })
          at += parts.length
          continue
        }
        const token = tokens[at]
        const next = tokens[at + 1]
        const whole = next && joined(token.word, next.word)
        if (whole && place.has(whole) && !(small.has(token.word) && small.has(next.word))) {
          // Two words that the site writes as one: stand still, flow chart.
          const parts = [token.stem, next.stem]
          ideas.push({
            wordings: [{ parts: [whole], weight: 1 }, { parts, weight: 1 }],
            weak: parts,
            said: [token.word, next.word],
          })
          at += 2
          continue
        }
        at += 1
        if (weighty && small.has(token.word) && !(token.last && typing)) continue
        const wordings = [{ parts: [token.stem], weight: 1 }]
        if (token.last)
          for (const stem of beginning(token.word))
            if (stem !== token.stem) wordings.push({ parts: [stem], weight: worth.prefix })
        ideas.push({ wordings, weak: [], said: [token.word], unknown: token.unknown })
      }
      return { ideas, phrases, mended }
    }

    /* How much one idea says about each section and page: the best of its wordings. */
    function evidence(idea) {
      const sections = new Map()
      const pages = new Map()
      const titles = new Set()
      const best = (map, key, sum) => {
        if (sum > (map.get(key) || 0)) map.set(key, sum)
      }
      const add = (found, weight) => {
        found.sections.forEach((times, key) => best(sections, key, (weight * times * (worth.enough + 1)) / (times + worth.enough)))
        found.pages.forEach((sum, key) => best(pages, key, weight * sum))
        found.titles.forEach((page) => titles.add(page))
      }
      for (const { parts, weight } of idea.wordings) add(usesOfAll(parts), weight)
      // A term of several words is there in part where only some of them stand together.
      if (idea.weak.length > 1)
        for (const part of idea.weak) add(uses(part), worth.part)
      // A word is as rare as it is itself; only one that the site does not have is as rare as what stands for it.
      const own = usesOfAll(idea.wordings[0].parts)
      const told = own.sections.size || own.pages.size ? own : { sections, pages }
      const reached = new Set([...told.pages.keys(), ...[...told.sections.keys()].map((at) => index.sections[at][0])])
      const rarity = Math.log(1 + (pageCount - reached.size + 0.5) / (reached.size + 0.5))
      return { sections, pages, titles, rarity: reached.size ? rarity : Math.log(1 + pageCount) }
    }

    /* How like the question each page's nearest way of asking is (0 to 1): Map page -> likeness. */
    function likeness(ideas, told, all) {
      const has = new Map() // ask -> [rarity of the ideas that it has, how many of its stems they take]
      ideas.forEach((idea, which) => {
        const seen = new Map()
        for (const { parts, weight } of idea.wordings)
          for (const ask of asksWith.get(parts[0]) || [])
            if (parts.every((part) => asks[ask][1].has(part)))
              if (weight > (seen.get(ask) || [0])[0]) seen.set(ask, [weight, parts.length])
        for (const part of idea.weak)
          for (const ask of asksWith.get(part) || []) if (!seen.has(ask)) seen.set(ask, [worth.part, 1])
        seen.forEach(([weight, taken], ask) => {
          const sum = has.get(ask) || [0, 0]
          has.set(ask, [sum[0] + weight * told[which].rarity, sum[1] + taken])
        })
      })
      const best = new Map()
      has.forEach(([rarity, taken], ask) => {
        const [page, parts] = asks[ask]
        const like = (rarity / all) ** worth.askAll * (1 - worth.askRest + worth.askRest * Math.min(1, taken / parts.size))
        if (like > (best.get(page) || 0)) best.set(page, like)
      })
      return best
    }

    const taken = new Map() // section -> its stems in order, once they have been asked for
    function stemsOf(section) {
      if (!taken.has(section)) {
        const [, , heading, text] = index.sections[section]
        taken.set(section, words.words(heading + " . " + text).map(words.stem))
      }
      return taken.get(section)
    }

    /* Whether the words of a section's text say this phrase, and how near the question's stems stand together (0 to 1). */
    function closeness(section, ideas, phrases) {
      const found = stemsOf(section)
      const whole = phrases.every((phrase) =>
        found.some((_, at) => phrase.every((part, step) => found[at + step] === part)),
      )
      const wanted = ideas.map((idea) => new Set(idea.wordings.flatMap(({ parts }) => parts)))
      const lastSeen = wanted.map(() => -1)
      let least = Infinity
      found.forEach((stem, at) => {
        let changed = false
        wanted.forEach((set, which) => {
          if (set.has(stem)) {
            lastSeen[which] = at
            changed = true
          }
        })
        if (changed && lastSeen.every((seen) => seen >= 0)) least = Math.min(least, at - Math.min(...lastSeen))
      })
      return { whole, near: least === Infinity ? 0 : Math.max(0, 1 - (least - ideas.length + 1) / worth.span) }
    }

    /* search(question, {typing, filter}) -> {results, mended, ideas}: pages, best first, each with its best sections.
     * `typing` lets the last word be a beginning; `filter(page)` leaves pages out. */
    return function search(question, { typing = false, filter = () => true, most = 50 } = {}) {
      const { ideas, phrases, mended } = understand(String(question).slice(0, 300), typing)
      const told = ideas.map(evidence)
      const all = told.reduce((sum, each) => sum + each.rarity, 0)
      if (!all) return { results: [], mended, ideas }
      const sections = new Map() // section -> [score, rarity of the ideas that it has]
      const pages = new Map() // page -> {marks, has}
      const page = (at) => {
        if (!pages.has(at)) pages.set(at, { marks: 0, titled: 0, has: new Set(), best: [], text: 0 })
        return pages.get(at)
      }
      told.forEach(({ sections: found, pages: marked, titles, rarity }, which) => {
        titles.forEach((at) => (page(at).titled += rarity))
        const inText = new Map()
        found.forEach((says, section) => {
          const sum = sections.get(section) || [0, 0]
          sum[0] += rarity * says
          sum[1] += rarity
          sections.set(section, sum)
          const at = index.sections[section][0]
          page(at).has.add(which)
          inText.set(at, (inText.get(at) || 0) + says)
        })
        inText.forEach((says, at) => (page(at).text += (rarity * says * 2.2) / (says + worth.textEnough)))
        marked.forEach((sum, at) => {
          const here = page(at)
          here.has.add(which)
          here.marks += (rarity * sum) / (sum + worth.marksEnough)
        })
      })
      const like = likeness(ideas, told, all)
      like.forEach((_, at) => page(at))
      sections.forEach(([score, covered], section) => {
        page(index.sections[section][0]).best.push([score * (covered / all), section])
      })
      let ranked = []
      pages.forEach((here, at) => {
        if (!filter(index.pages[at])) return
        here.best.sort((one, other) => other[0] - one[0])
        const covered = [...here.has].reduce((sum, which) => sum + told[which].rarity, 0) / all
        const section = here.best.length ? here.best[0][0] : 0
        here.covered = covered
        const asked = like.get(at) || 0
        here.score = (worth.marks * here.marks + worth.section * section + worth.text * here.text) * covered ** worth.covered
        here.score += worth.ask * all * asked
        // A page whose title says all of it is meant, even one that is a list of everything.
        const titled = here.titled / all
        here.score *= titled > 0.99 ? 1 + worth.titled : index.pages[at][6]
        ranked.push([at, here])
      })
      ranked.sort((one, other) => other[1].score - one[1].score)
      // Words that stand together are looked for only where it can still change the order.
      ranked = ranked.slice(0, most)
      if (ideas.length > 1 || phrases.length) {
        ranked.slice(0, 24).forEach(([, here]) => {
          const near = here.best.slice(0, 3).map(([, section]) => closeness(section, ideas, phrases))
          here.whole = near.some((each) => each.whole)
          here.score *= 1 + worth.near * Math.max(0, ...near.map((each) => each.near))
        })
        if (phrases.length) ranked = ranked.filter(([, here]) => here.whole)
        ranked.sort((one, other) => other[1].score - one[1].score)
      }
      return {
        ideas,
        mended,
        results: ranked.map(([at, here]) => ({
          page: at,
          score: here.score,
          covered: here.covered,
          sections: here.best.slice(0, 4).map(([, section]) => section),
        })),
      }
    }
  }

  return { begin }
})
