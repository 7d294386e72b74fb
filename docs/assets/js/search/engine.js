/* Find the sections of the toolkit that answer a question. No page in it: begin(index, words) -> {search, near}.
 * scripts/toolkit/search_index.py says what the index holds; pages are ranked, and each shows its best sections. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.search = home.search || {}).engine = make()
})(this, function () {
  "use strict"
  // Found by trying many on the judged questions in tests/search, half of them at a time and checked on the other half.
  const WORTH = {
    title: 16, keyword: 8, summary: 1.9, law: 1.45, // where a word stands in a page's front matter, beside each other
    marks: 5.8, marksEnough: 8.5, // all of that together, and how soon more of it stops adding
    heading: 3, // beside one use in a section's text
    section: 0.4, enough: 0.93, // the best section, and how soon more uses of a word in it stop adding
    length: 0.55, // how far a long section's uses count for less
    text: 0.14, textEnough: 8, pageLength: 0.3, // the whole page's text; how far a long page's counts for less
    context: 0.5, // a word of the question that a section leaves to its page's title
    covered: 1.1, // a page that has all the words before one that has some
    // Names, each like the question or not: a page's ways of asking, keywords, title and headings.
    second: 0.5, ask: 3.5, key: 0.5, name: 1, headed: 0.5,
    askAll: 1.6, askRest: 0.6, keyAll: 1.5, keyRest: 0.6, nameAll: 1.5, nameRest: 0.6, headedAll: 1.5, headedRest: 0.6,
    titled: 1.5, // a title that has every word
    near: 0.3, span: 60, look: 6, // words that follow each other in the question stand within so many letters
    synonym: 0.5, prefix: 0.8, part: 0.06,  // beside the word itself: another word, a beginning, a part of a term
    rare: 0.85, aside: 0.6, // how much the rare words of a question decide; one that no page has in its names
  }
  const MOST = 24 // ideas in a question: its rarest
  const SHORT = /^.{0,4}$|\d/ // too short to be two words written as one, or no words
  const CITED = /^(s|reg|sch|art)(\d+[a-z]*)$/

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

  /* The letters of a word as bits: two words of which many bits differ are many letters apart. */
  function letters(word) {
    let bits = 0
    for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31)
    return bits
  }

  function ones(bits) {
    let sum = 0
    for (; bits; bits &= bits - 1) sum += 1
    return sum
  }

  /* "place:times place ..." -> [places, times]. */
  function unpack(text) {
    const at = []
    const times = []
    let before = 0
    if (text)
      for (const each of text.split(" ")) {
        const cut = each.indexOf(":")
        before += parseInt(cut < 0 ? each : each.slice(0, cut), 36)
        at.push(before)
        times.push(cut < 0 ? 1 : parseInt(each.slice(cut + 1), 36))
      }
    return [at, times]
  }

  /* begin(index, words) -> {search, near}: see each below. */
  function begin(index, words, changed = {}) {
    const worth = { ...WORTH, ...changed }
    const small = new Set(index.small)
    const stems = index.stems.split(" ")
    const place = new Map(stems.map((stem, at) => [stem, at]))
    const written = [] // every word of the site, in order, with the place of its stem
    let step = 0
    for (const each of index.words.split(" ")) {
      const cut = each.lastIndexOf(":")
      step += parseInt(each.slice(cut + 1), 36)
      written.push([each.slice(0, cut), step])
    }
    const pageCount = index.pages.length
    const sectionCount = index.sections.length
    const pageOf = Int32Array.from(index.sections, (section) => section[0])
    const average = index.lengths.reduce((sum, length) => sum + length, 0) / sectionCount
    const pageLength = new Float32Array(pageCount) // beside the average
    index.lengths.forEach((length, section) => (pageLength[pageOf[section]] += (length * pageCount) / sectionCount / average))
    const synonyms = new Map() // the first stem of a wording -> [its stems, the group]
    for (const group of index.synonyms)
      for (const wording of group) {
        const parts = wording.split("_")
        if (!synonyms.has(parts[0])) synonyms.set(parts[0], [])
        synonyms.get(parts[0]).push([parts, group])
      }

    function contentOf(text) {
      return new Set(words.words(text).filter((word) => !small.has(word)).map(words.stem))
    }

    /* A list of names for each page -> {names: [page, how many stems], having: stem -> places in names}. */
    function named(lists) {
      const names = []
      const having = new Map()
      lists.forEach((list, page) =>
        list.forEach((name) => {
          const parts = typeof name === "string" ? name.split(" ") : [...name]
          parts.forEach((part) => {
            if (!having.has(part)) having.set(part, [])
            having.get(part).push(names.length)
          })
          names.push([page, parts.length])
        }),
      )
      return { names, having }
    }

    const asks = named(index.asks)
    const keys = named(index.keys)
    const titles = named(index.pages.map(([, title]) => [contentOf(title.split(":")[0]), contentOf(title)]))

    /* Where a stem or a term stands, and how much it says there: in sections, in headings, and in pages' front matter. */
    const usesOf = new Map()
    function uses(key) {
      if (usesOf.has(key)) return usesOf.get(key)
      const at = place.get(key)
      const [sections, says] = unpack(index.body[at])
      const [heads] = unpack(index.heads[at])
      const [pages, where] = unpack(index.marks[at])
      const found = {
        sections,
        says: says.map((times, which) => times / (1 - worth.length + (worth.length * index.lengths[sections[which]]) / average)),
        heads,
        pages,
        marks: where.map((bits) => (bits & 1 && worth.title) + (bits & 2 && worth.keyword) + (bits & 4 && worth.summary) + (bits & 8 && worth.law)),
        titles: pages.filter((_, which) => where[which] & 1),
      }
      usesOf.set(key, found)
      return found
    }

    /* About how often a stem is used, without unpacking it. */
    function weightOf(stem) {
      const at = place.get(stem)
      return at === undefined ? 0 : index.body[at].length + 3 * index.marks[at].length + index.heads[at].length
    }

    let shapes = null // the length and letters of each word of the site
    /* near(word, most): the words of the site nearest to one that it does not have, best first: [word, letters apart]. */
    function near(word, most = 5) {
      if (/\d/.test(word) || word.length < 3 || word.length > 40) return []
      const far = word.length < 5 ? 1 : word.length < 9 ? 2 : 3
      shapes = shapes || written.map(([each]) => (/\d/.test(each) ? null : [each.length, letters(each)]))
      const bits = letters(word)
      const found = []
      shapes.forEach((shape, which) => {
        if (!shape || Math.abs(shape[0] - word.length) > far || ones(shape[1] ^ bits) > 2 * far) return
        const [each, at] = written[which]
        const distance = apart(word, each, far)
        if (distance <= far) found.push([each, distance + (each[0] === word[0] ? 0 : 0.7), weightOf(stems[at])])
      })
      return found.sort((a, b) => a[1] - b[1] || b[2] - a[2]).slice(0, most)
    }

    /* Two words of the site written as one, or nothing. */
    function split(word) {
      let best = null
      for (let cut = 2; cut <= word.length - 2; cut += 1) {
        const parts = [word.slice(0, cut), word.slice(cut)]
        const sum = Math.min(...parts.map((part) => weightOf(words.stem(part))))
        if (sum > 8 && (!best || sum > best.sum)) best = { sum, words: parts }
      }
      return best && best.words
    }

    /* Where in `written` a word stands or would stand. */
    function position(word) {
      let low = 0
      let high = written.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (written[middle][0] < word) low = middle + 1
        else high = middle
      }
      return low
    }

    /* The stems of the words that begin so: those most used, first. */
    function beginning(start) {
      const found = new Set()
      for (let at = position(start); at < written.length && written[at][0].startsWith(start); at += 1)
        found.add(stems[written[at][1]])
      return [...found].sort((one, other) => weightOf(other) - weightOf(one)).slice(0, 12)
    }

    /* The stems that are not small, or all where there is no other. */
    function large(parts) {
      const found = parts.filter((part) => !small.has(part))
      return found.length ? found : parts
    }

    /* How many tokens from `at` say these stems, small words between them passed over; 0 where they do not. */
    function says(tokens, at, parts) {
      let to = at
      for (const part of parts) {
        while (to > at && tokens[to] && tokens[to].stem !== part && small.has(tokens[to].word)) to += 1
        if (!tokens[to] || tokens[to].stem !== part) return 0
        to += 1
      }
      return to - at
    }

    /* The words of a question as the site has them, and what was mended in them: Map word -> what was taken for it. */
    function heard(question, typing) {
      const asked = words.words(words.normalise(question).replace(/([a-z])-(?=[a-z])/g, "$1 "))
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
        const [nearest] = near(word, 1)
        if (nearest && (nearest[1] <= 1 || !parts)) {
          mended.set(word, nearest[0])
          tokens.push({ word: nearest[0], stem: words.stem(nearest[0]), last: false })
        } else if (parts) {
          mended.set(word, parts.join(" "))
          parts.forEach((part) => tokens.push({ word: part, stem: words.stem(part), last: false }))
        } else tokens.push({ word, stem, last: false, unknown: true })
      })
      return { tokens, mended, joined }
    }

    /* A question taken apart: its ideas (each a list of wordings that may stand for it), phrases, and what was mended. */
    function understand(question, typing) {
      const phrases = [...words.normalise(question).matchAll(/"([^"]+)"/g)]
        .map((match) => words.words(match[1]).map(words.stem))
        .filter((phrase) => phrase.length)
      const { tokens, mended, joined } = heard(question, typing)
      const ideas = []
      const wording = (key, weight) => ({ key, weight, parts: large(key.split("_")) })
      const weighty = tokens.some((token) => !small.has(token.word))
      for (let at = 0; at < tokens.length; ) {
        const token = tokens[at]
        const next = tokens[at + 1]
        const groups = (synonyms.get(token.stem) || [])
          .map(([parts, group]) => ({ taken: says(tokens, at, parts), key: parts.join("_"), group }))
          .filter(({ taken }) => taken > 1 || (taken && !small.has(token.word)))
          .sort((one, other) => other.taken - one.taken)
        const whole = next && joined(token.word, next.word)
        if (groups.length) {
          const { taken, key } = groups[0]
          const wordings = [wording(key, 1)]
          for (const { group, key: same } of groups)
            if (same === key) for (const other of group) if (other !== key) wordings.push(wording(other, worth.synonym))
          const said = tokens.slice(at, at + taken)
          const weak = taken > 1 ? said.filter((each) => !small.has(each.word)).map((each) => each.stem) : []
          ideas.push({ wordings, weak, said: said.map((each) => each.word) })
          at += taken
        } else if (whole && place.has(whole) && !(small.has(token.word) && small.has(next.word))) {
          // Two words that the site writes as one: stand still, flow chart.
          const weak = [token, next].filter((each) => !small.has(each.word)).map((each) => each.stem)
          ideas.push({ wordings: [wording(whole, 1)], weak, said: [token.word, next.word] })
          at += 2
        } else {
          at += 1
          if (weighty && small.has(token.word) && !token.last) continue
          const wordings = [wording(token.stem, 1)]
          if (token.last)
            for (const stem of beginning(token.word)) if (stem !== token.stem) wordings.push(wording(stem, worth.prefix))
          ideas.push({ wordings, weak: [], said: [token.word], unknown: token.unknown })
        }
      }
      return { ideas, phrases, mended }
    }

    /* The best of several worths for each place: best.add(places, worths), best.take() -> [places, worths]. */
    function bestOf(count) {
      const sums = new Float32Array(count)
      let touched = []
      return {
        add(places, worthOf) {
          places.forEach((at, which) => {
            const sum = worthOf(which)
            if (!sums[at]) touched.push(at)
            if (sum > sums[at]) sums[at] = sum
          })
        },
        take() {
          const taken = [touched, touched.map((at) => sums[at])]
          touched.forEach((at) => (sums[at] = 0))
          touched = []
          return taken
        },
      }
    }
    const inSections = bestOf(sectionCount)
    const inHeads = bestOf(sectionCount)
    const inPages = bestOf(pageCount)
    const inTitles = bestOf(pageCount)

    /* How rare what stands in so many pages is: 0 for what stands in all of them. */
    const rarity = (count) => Math.log(1 + (pageCount - count + 0.5) / (count + 0.5))
    const rarityOf = new Map()
    function rare({ key, parts }) {
      if (!rarityOf.has(key)) {
        const { pages, sections, heads } = uses(key)
        const named = [...pages, ...heads.map((at) => pageOf[at]), ...holding(asks, parts).map((name) => asks.names[name][0])]
        const reached = new Set([...named, ...sections.map((at) => pageOf[at])])
        rarityOf.set(key, reached.size && rarity(reached.size) ** worth.rare * (named.length ? 1 : worth.aside))
      }
      return rarityOf.get(key)
    }

    /* The names that have all of some stems. */
    function holding({ having }, parts) {
      const [first, ...others] = parts.map((part) => having.get(part) || [])
      return first.filter((name) => others.every((list) => list.includes(name)))
    }

    /* How much one idea says of each section, heading, page and title: the best of its wordings; and how rare it is. */
    function evidence(idea) {
      const add = (key, weight) => {
        const found = uses(key)
        inSections.add(found.sections, (which) => weight * found.says[which])
        inHeads.add(found.heads, () => weight)
        inPages.add(found.pages, (which) => weight * found.marks[which])
        inTitles.add(found.titles, () => weight)
      }
      for (const { key, weight } of idea.wordings) if (place.has(key)) add(key, weight)
      // A word is as rare as it is itself; only one that the site does not have is as rare as what stands for it.
      const own = idea.wordings.reduce((found, wording) => found || rare(wording), 0) || rarity(0)
      // A term of several words is there in part where only some of them stand together.
      for (const part of idea.weak) if (place.has(part)) add(part, worth.part)
      return { sections: inSections.take(), heads: inHeads.take(), pages: inPages.take(), titles: inTitles.take(), rarity: own }
    }

    /* How like the question each page's nearest name is (0 to 1), in two ways: the names have its ideas, and no others. */
    function likeness(named, ideas, told, all, power, rest) {
      const { names, having } = named
      const sums = new Map() // name -> [rarity of the ideas that it has, how many of its stems they take]
      ideas.forEach((idea, which) => {
        const seen = new Map()
        const add = (name, weight, taken) => {
          if (weight > (seen.get(name) || [0])[0]) seen.set(name, [weight, taken])
        }
        for (const { parts, weight } of idea.wordings) {
          for (const name of holding(named, parts)) add(name, weight, parts.length)
        }
        for (const part of idea.weak) for (const name of having.get(part) || []) add(name, worth.part, 1)
        seen.forEach(([weight, taken], name) => {
          const sum = sums.get(name)
          if (sum) {
            sum[0] += weight * told[which].rarity
            sum[1] += taken
          } else sums.set(name, [weight * told[which].rarity, taken])
        })
      })
      const best = new Float32Array(pageCount)
      const next = new Float32Array(pageCount)
      sums.forEach(([rarity, taken], name) => {
        const [page, count] = names[name]
        const like = (rarity / all) ** power * (1 - rest + rest * Math.min(1, taken / count))
        if (like > best[page]) {
          next[page] = best[page]
          best[page] = like
        } else if (like > next[page]) next[page] = like
      })
      return best.map((like, page) => like + worth.second * next[page])
    }

    const headingLength = new Map()
    function lengthOfHeading(section) {
      if (!headingLength.has(section)) headingLength.set(section, contentOf(index.sections[section][2]).size)
      return headingLength.get(section)
    }

    const patterns = new Map() // stem -> the words of the site that have it, as a pattern
    let forms = null
    function patternOf(stem) {
      if (!patterns.has(stem)) {
        if (!forms) {
          forms = new Map()
          for (const [word, at] of written) forms.set(stems[at], [...(forms.get(stems[at]) || []), word])
        }
        const cited = CITED.exec(stem)
        const pattern = cited
          ? cited[1] + "[a-z]*\\.? ?" + cited[2]
          : (forms.get(stem) || []).map((word) => (/^\d/.test(word) ? word.replace(".", "\\.").split(/(?=\d)/).join(",?") : word)).sort((one, other) => other.length - one.length).join("|")
        patterns.set(stem, pattern)
      }
      return patterns.get(stem)
    }

    const lowered = new Map() // section -> its heading and text in small letters, once they have been asked for
    function plain(section) {
      if (!lowered.has(section)) {
        const [, , heading, text] = index.sections[section]
        lowered.set(section, words.normalise(heading + " . " + text))
      }
      return lowered.get(section)
    }

    /* closeness(ideas, told) -> how near a section's text has those ideas together that follow each other (0 to 1). */
    function closeness(ideas, told) {
      const which = new Map() // word as it may be written -> the idea that it stands for
      const groups = ideas.map((idea) => {
        const parts = [...new Set([...idea.wordings.flatMap(({ parts }) => parts), ...idea.weak])]
        return parts.map(patternOf).filter(Boolean).join("|") || "(?!)"
      })
      const pattern = new RegExp(groups.map((group) => "\\b(" + group + ")\\b").join("|"), "g")
      const pairs = ideas.slice(1).map((_, at) => Math.min(told[at].rarity, told[at + 1].rarity))
      const all = pairs.reduce((sum, each) => sum + each, 0) || 1
      return (section) => {
        const text = plain(section)
        const least = pairs.map(() => Infinity)
        const lastEnd = ideas.map(() => -Infinity)
        pattern.lastIndex = 0
        for (let match; (match = pattern.exec(text)); ) {
          let at = 1
          while (match[at] === undefined) at += 1
          at -= 1
          const start = match.index
          if (at > 0) least[at - 1] = Math.min(least[at - 1], start - lastEnd[at - 1])
          if (at < pairs.length) least[at] = Math.min(least[at], 3 + start - lastEnd[at + 1]) // the other way round says less
          lastEnd[at] = start + match[0].length
        }
        return pairs.reduce((sum, each, at) => sum + each * Math.max(0, 1 - Math.max(0, least[at] - 1) / worth.span), 0) / all
      }
    }

    const taken = new Map() // section -> its stems in order, once a phrase has been looked for
    function says_phrases(section, phrases) {
      if (!taken.has(section)) taken.set(section, words.words(plain(section)).map(words.stem))
      const found = taken.get(section)
      return phrases.every((phrase) => found.some((_, at) => phrase.every((part, step) => found[at + step] === part)))
    }

    /* search(question, {typing, filter, most}) -> {results, mended, ideas}: pages, best first, each with its best sections.
     * `typing` lets the last word be a beginning; `filter(page)` leaves pages out. */
    function search(question, { typing = false, filter = () => true, most = 50 } = {}) {
      const understood = understand(String(question).slice(0, 300), typing)
      const { phrases, mended } = understood
      let { ideas } = understood
      let told = ideas.map(evidence)
      if (ideas.length > MOST) {
        const least = told.map((each) => each.rarity).sort((one, other) => other - one)[MOST - 1]
        const kept = told.map((each) => each.rarity >= least)
        ideas = ideas.filter((_, at) => kept[at]).slice(0, MOST)
        told = told.filter((_, at) => kept[at]).slice(0, MOST)
      }
      const all = told.reduce((sum, each) => sum + each.rarity, 0)
      if (!all) return { results: [], mended, ideas }
      const sumOf = (bits) => {
        let sum = 0
        for (let at = 0; bits; at += 1, bits >>>= 1) if (bits & 1) sum += told[at].rarity
        return sum
      }
      const score = new Float32Array(sectionCount)
      const has = new Int32Array(sectionCount)
      const headed = new Float32Array(sectionCount)
      const headedHas = new Int32Array(sectionCount)
      const pageHas = new Int32Array(pageCount)
      const titleHas = new Int32Array(pageCount)
      const titled = new Float32Array(pageCount)
      const marks = new Float32Array(pageCount)
      const text = new Float32Array(pageCount)
      const inText = new Float32Array(pageCount)
      told.forEach(({ sections, heads, pages, titles, rarity }, which) => {
        const bit = 1 << which
        sections[0].forEach((section, at) => {
          const sum = sections[1][at]
          has[section] |= bit
          score[section] += (rarity * sum * (1 + worth.enough)) / (sum + worth.enough)
          pageHas[pageOf[section]] |= bit
          inText[pageOf[section]] += sum
        })
        heads[0].forEach((section, at) => {
          const sum = heads[1][at]
          const page = pageOf[section]
          score[section] += rarity * sum * worth.heading
          has[section] |= bit
          headed[section] += rarity * sum
          headedHas[section] |= bit
          pageHas[page] |= bit
          inText[page] += sum * worth.heading
        })
        inText.forEach((sum, page) => {
          if (!sum) return
          text[page] += (rarity * sum * 2.2) / (sum + worth.textEnough * (1 - worth.pageLength + worth.pageLength * pageLength[page]))
          inText[page] = 0
        })
        pages[0].forEach((page, at) => {
          pageHas[page] |= bit
          marks[page] += (rarity * pages[1][at]) / (pages[1][at] + worth.marksEnough)
        })
        titles[0].forEach((page, at) => {
          titleHas[page] |= bit
          titled[page] += rarity * titles[1][at]
        })
      })
      const asked = likeness(asks, ideas, told, all, worth.askAll, worth.askRest)
      const keyed = likeness(keys, ideas, told, all, worth.keyAll, worth.keyRest)
      const called = likeness(titles, ideas, told, all, worth.nameAll, worth.nameRest)
      const best = new Float32Array(pageCount)
      const heading = new Float32Array(pageCount)
      for (let section = 0; section < sectionCount; section += 1) {
        if (!has[section]) continue
        const page = pageOf[section]
        const own = sumOf(has[section])
        score[section] *= (own + worth.context * sumOf(titleHas[page] & ~has[section])) / all
        if (score[section] > best[page]) best[page] = score[section]
        if (headedHas[section]) {
          const own = headed[section] + worth.context * sumOf(titleHas[page] & ~headedHas[section])
          const like = (own / all) ** worth.headedAll * (1 - worth.headedRest + worth.headedRest * Math.min(1, ones(headedHas[section]) / (lengthOfHeading(section) || 1)))
          if (like > heading[page]) heading[page] = like
        }
      }
      let ranked = []
      for (let page = 0; page < pageCount; page += 1) {
        if (!(pageHas[page] || asked[page]) || !filter(index.pages[page])) continue
        const covered = sumOf(pageHas[page]) / all
        let sum = (worth.marks * marks[page] + worth.section * best[page] + worth.text * text[page]) * covered ** worth.covered
        sum += all * (worth.ask * asked[page] + worth.key * keyed[page] + worth.name * called[page] + worth.headed * heading[page])
        // A page whose title says all of it is meant, even one that is a list of everything.
        sum *= titled[page] / all > 0.99 ? 1 + worth.titled : index.pages[page][6]
        ranked.push({ page, score: sum, covered, sections: [] })
      }
      ranked.sort((one, other) => other.score - one.score)
      ranked = ranked.slice(0, most)
      const rank = new Map(ranked.map((result) => [result.page, result]))
      for (let section = 0; section < sectionCount; section += 1)
        if (has[section] && rank.has(pageOf[section])) rank.get(pageOf[section]).sections.push(section)
      for (const result of ranked) result.sections = result.sections.sort((one, other) => score[other] - score[one])
      if (phrases.length) ranked = ranked.filter((result) => result.sections.some((section) => says_phrases(section, phrases)))
      // Words that stand together are looked for only where it can still change the order.
      if (ideas.length > 1) {
        const near = closeness(ideas, told)
        for (const result of ranked.slice(0, 16)) {
          result.near = Math.max(0, ...result.sections.slice(0, worth.look).map(near))
          result.score *= 1 + worth.near * result.near
        }
        ranked.sort((one, other) => other.score - one.score)
      }
      for (const result of ranked) result.sections = result.sections.slice(0, 4)
      return { ideas, mended, results: ranked }
    }

    return { search, near }
  }

  return { begin }
})
