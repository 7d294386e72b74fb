/* Find the sections of the toolkit that answer a question. No page in it: begin(index, words) -> {search, near}.
 * scripts/toolkit/search_index.py says what the index holds; pages are ranked, and each shows its best sections. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.search = home.search || {}).engine = make()
})(this, function () {
  "use strict"
  // Found by trying many on tests/search/questions.yml and on ways of asking left out of the index. The questions kept
  // apart had no part in it.
  const WORTH = {
    title: 14, keyword: 8.5, summary: 3.8, law: 1.7, // where a word stands in a page's front matter
    marks: 6.7, marksEnough: 6.8, // all of that together, and how soon more of it stops adding
    heading: 3.1, // beside one use in a section's text
    section: 0.73, enough: 1.5, // the best section, and how soon more uses of a word in it stop adding
    length: 0.65, pageLength: 0.42, // how far a long section's, and a long page's, uses count for less
    text: 1.2, textEnough: 5.6, // the whole page's text
    context: 0.86, // a word of the question that a section leaves to its page's title
    covered: 0.6, // a page that has all the words before one that has some
    // Names: a page's ways of asking, keywords, title and headings, by how like the question the likest is: how much of
    // the question it has (All: a power) and how much of it the question has (Rest: a share).
    ask: 3.7, askAll: 1.2, askRest: 0.79,
    key: 1.9, keyAll: 1.7, keyRest: 0.41,
    name: 4.7, nameAll: 2.1, nameRest: 0.84,
    headed: 0.9, headedAll: 1.8, headedRest: 0.64,
    second: 0.61, // what the next likest adds
    titled: 1.1, // a title that has every word
    case: 0.8, template: 0.7, tool: 0.8, // beside guidance, a page of a kind that is not asked for,
    asked: 1.25, // and of one that is
    near: 0.17, span: 90, // words that follow each other in the question stand within so many letters
    synonym: 0.63, prefix: 0.8, part: 0.13, // beside the word itself: another word, a beginning, a part of a term
    rare: 0.54, // how much the rare words of a question decide
    guessed: 0.6, // a word that was mended decides less: it may be a right one that the site does not have
  }
  const LOOKED = [16, 6] // pages, and sections of each, in which words that stand together are looked for
  const MOST = 24 // ideas in a question: its rarest
  const SHORT = /^.{0,4}$|\d/ // too short to be two words written as one, or no words
  const CITED = /^(s|reg|sch|art)(\d+[a-z]*)$/

  const ROWS = [0, 0, 0].map(() => new Uint8Array(64))
  /* How many changed, missing, extra or swapped letters lie between two words; more than `most` is not counted on. */
  function apart(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1
    let [before, last, row] = ROWS
    for (let j = 0; j <= other.length; j += 1) last[j] = j
    for (let i = 1; i <= one.length; i += 1) {
      row[0] = i
      let least = i
      for (let j = 1; j <= other.length; j += 1) {
        const change = one[i - 1] === other[j - 1] ? 0 : 1
        let sum = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          sum = Math.min(sum, before[j - 2] + 1)
        row[j] = sum
        if (sum < least) least = sum
      }
      if (least > most) return most + 1
      ;[before, last, row] = [last, row, before]
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

  /* By how much uses in a text count for less: `share` of how long it is beside the average. */
  function lengthened(share, length) {
    return 1 - share + share * length
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

  /* begin(index, words) -> {search, near}: see each below. `changed` is for trying other weights. */
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
    const averagePage = (average * sectionCount) / pageCount
    index.lengths.forEach((length, section) => (pageLength[pageOf[section]] += length / averagePage))
    const synonyms = new Map() // the first stem of a wording -> [its stems, the group]
    for (const group of index.synonyms)
      for (const wording of group) {
        const parts = wording.split("_")
        if (!synonyms.has(parts[0])) synonyms.set(parts[0], [])
        synonyms.get(parts[0]).push([parts, group])
      }
    const worded = new Set(index.synonyms.flat().flatMap((wording) => wording.split("_")))

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
    const names = named(index.pages.map(([, title]) => [contentOf(title.split(":")[0]), contentOf(title)]))

    function worthOf(bits) {
      const { title, keyword, summary, law } = worth
      return (bits & 1 && title) + (bits & 2 && keyword) + (bits & 4 && summary) + (bits & 8 && law)
    }

    /* Where a stem or a term stands, and how much it says there: in sections, headings and pages' front matter. */
    const usesOf = new Map()
    function uses(key) {
      if (usesOf.has(key)) return usesOf.get(key)
      const at = place.get(key)
      const [sections, says] = unpack(index.body[at])
      const [heads] = unpack(index.heads[at])
      const [pages, where] = unpack(index.marks[at])
      const found = {
        sections,
        says: says.map((times, which) => times / lengthened(worth.length, index.lengths[sections[which]] / average)),
        heads,
        pages,
        marks: where.map(worthOf),
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

    let shapes = null // the length of each word of the site, 0 for one with a figure in it, and its letters
    const nearest = new Map() // word -> what near() found
    /* near(word, most): the words of the site nearest to one that it does not have, best first: [word, how far]. */
    function near(word, most = 5) {
      if (/\d/.test(word) || word.length < 3 || word.length > 40) return []
      if (!nearest.has(word)) {
        const far = word.length < 5 ? 1 : word.length < 9 ? 2 : 3
        const bits = letters(word)
        shapes = shapes || {
          lengths: Uint8Array.from(written, ([each]) => (/\d/.test(each) ? 0 : each.length)),
          bits: Int32Array.from(written, ([each]) => letters(each)),
        }
        const found = []
        for (let which = 0; which < written.length; which += 1) {
          if (Math.abs(shapes.lengths[which] - word.length) > far || ones(shapes.bits[which] ^ bits) > 2 * far) continue
          const [each, at] = written[which]
          const distance = apart(word, each, far)
          if (distance <= far) found.push([each, distance + (each[0] === word[0] ? 0 : 0.7), weightOf(stems[at])])
        }
        found.sort((one, other) => one[1] - other[1] || other[2] - one[2])
        nearest.set(word, found.slice(0, 12).map(([each, distance]) => [each, distance]))
      }
      return nearest.get(word).slice(0, most)
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
        const known = place.has(stem) || worded.has(stem) || joins(at) || joins(at - 1)
        if (known || (last && beginning(word).length)) return tokens.push({ word, stem, last })
        if (small.has(word)) return
        const parts = split(word)
        const [best] = near(word, 1)
        if (best && (best[1] <= 1 || !parts)) {
          mended.set(word, best[0])
          tokens.push({ word: best[0], stem: words.stem(best[0]), last: false, guessed: true })
        } else if (parts) {
          mended.set(word, parts.join(" "))
          parts.forEach((part) => tokens.push({ word: part, stem: words.stem(part), last: false, guessed: true }))
        } else tokens.push({ word, stem, last: false, unknown: true })
      })
      return { tokens, mended, joined }
    }

    /* A question taken apart: its ideas (each with wordings that may stand for it), phrases, and what was mended. */
    function understand(question, typing) {
      const phrases = [...words.normalise(question).matchAll(/"([^"]+)"/g)]
        .map((match) => words.words(match[1]).map(words.stem))
        .filter((phrase) => phrase.length)
      const { tokens, mended, joined } = heard(question, typing)
      const ideas = []
      const wording = (key, weight) => ({ key, weight, parts: large(key.split("_")) })
      const told = (said) => ({ said: said.map((each) => each.word), guessed: said.some((each) => each.guessed) })
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
          ideas.push({ wordings, weak, ...told(said) })
          at += taken
        } else if (whole && place.has(whole) && !(small.has(token.word) && small.has(next.word))) {
          // Two words that the site writes as one: stand still, flow chart.
          const weak = [token, next].filter((each) => !small.has(each.word)).map((each) => each.stem)
          ideas.push({ wordings: [wording(whole, 1)], weak, ...told([token, next]) })
          at += 2
        } else {
          at += 1
          if (weighty && small.has(token.word) && !token.last) continue
          const wordings = [wording(token.stem, 1)]
          if (token.last)
            for (const stem of beginning(token.word))
              if (stem !== token.stem) wordings.push(wording(stem, worth.prefix))
          ideas.push({ wordings, weak: [], ...told([token]), unknown: token.unknown })
        }
      }
      return { ideas, phrases, mended, kinds: kindsAsked(tokens, ideas) }
    }

    /* The kinds of page that a question asks for: by a word that is no part of a term, as in "business case", or several. */
    function kindsAsked(tokens, ideas) {
      const alone = new Set(ideas.filter(({ said }) => said.length === 1).map(({ wordings }) => wordings[0].key))
      const said = (parts) => tokens.some((_, at) => says(tokens, at, parts))
      const asks = (term) => (term.includes("_") ? said(term.split("_")) : alone.has(term))
      return new Set(Object.keys(index.kinds).filter((kind) => index.kinds[kind].some(asks)))
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
        const asked = holding(asks, parts).map((name) => asks.names[name][0])
        const reached = new Set([...pages, ...asked, ...[...heads, ...sections].map((at) => pageOf[at])])
        rarityOf.set(key, reached.size && rarity(reached.size) ** worth.rare)
      }
      return rarityOf.get(key)
    }

    /* The names that have all of some stems. */
    function holding({ having }, parts) {
      const whole = parts.join("_")
      if (!having.has(whole)) {
        const [first, ...others] = parts.map((part) => having.get(part) || [])
        having.set(whole, first.filter((name) => others.every((list) => list.includes(name))))
      }
      return having.get(whole)
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
      const [sections, heads, pages, titles] = [inSections, inHeads, inPages, inTitles].map((sums) => sums.take())
      return { sections, heads, pages, titles, rarity: own * (idea.guessed ? worth.guessed : 1) }
    }

    /* How like the question each page's nearest names are (0 to 1): they have its ideas, and no others. */
    function likeness(named, ideas, told, all, power, rest) {
      const { names } = named
      const sums = new Float32Array(names.length) // the rarity of the ideas that each name has
      const taken = new Uint8Array(names.length) // how many of its stems they take
      const weights = new Float32Array(names.length)
      const parts = new Uint8Array(names.length)
      const touched = []
      ideas.forEach((idea, which) => {
        const seen = []
        const add = (list, weight, count) => {
          for (const name of list) {
            if (!weights[name]) seen.push(name)
            if (weight <= weights[name]) continue
            weights[name] = weight
            parts[name] = count
          }
        }
        for (const wording of idea.wordings) add(holding(named, wording.parts), wording.weight, wording.parts.length)
        for (const part of idea.weak) add(named.having.get(part) || [], worth.part, 1)
        for (const name of seen) {
          if (!taken[name]) touched.push(name)
          sums[name] += weights[name] * told[which].rarity
          taken[name] += parts[name]
          weights[name] = 0
        }
      })
      const best = new Float32Array(pageCount)
      const next = new Float32Array(pageCount)
      for (const name of touched) {
        const [page, count] = names[name]
        const like = (sums[name] / all) ** power * lengthened(rest, Math.min(1, taken[name] / count))
        next[page] = Math.max(next[page], Math.min(like, best[page]))
        best[page] = Math.max(best[page], like)
      }
      return best.map((like, page) => like + worth.second * next[page])
    }

    const headingLength = new Map()
    function lengthOfHeading(section) {
      if (!headingLength.has(section)) headingLength.set(section, contentOf(index.sections[section][2]).size)
      return headingLength.get(section)
    }

    /* The words of the site that have a stem, as a pattern for a text in small letters. */
    const patterns = new Map()
    let forms = null
    function patternOf(stem) {
      if (!forms) {
        forms = new Map()
        for (const [word, at] of written) forms.set(stems[at], (forms.get(stems[at]) || []).concat(word))
      }
      if (!patterns.has(stem)) {
        const cited = CITED.exec(stem)
        const figure = (word) => word.replace(".", "\\.").split(/(?=\d)/).join(",?") // 207720 stands as 207,720
        const own = (forms.get(stem) || []).map((word) => (/^\d/.test(word) ? figure(word) : word))
        if (cited) own.push(cited[1] + "[a-z]*\\.? ?" + cited[2])
        patterns.set(stem, own.sort((one, other) => other.length - one.length).join("|"))
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

    /* closeness(ideas, told) -> section -> how near it has those ideas together that follow each other (0 to 1). */
    function closeness(ideas, told) {
      const groups = ideas.map((idea) => stemsOf(idea).map(patternOf).filter(Boolean).join("|") || "(?!)")
      const pattern = new RegExp(groups.map((group) => "\\b(" + group + ")\\b").join("|"), "g")
      const pairs = ideas.slice(1).map((_, at) => Math.min(told[at].rarity, told[at + 1].rarity))
      const all = pairs.reduce((sum, each) => sum + each, 0) || 1
      return (section) => {
        const text = plain(section)
        const least = pairs.map(() => Infinity)
        const ended = ideas.map(() => -Infinity)
        pattern.lastIndex = 0
        for (let match; (match = pattern.exec(text)); ) {
          let at = 0
          while (match[at + 1] === undefined) at += 1
          if (at > 0) least[at - 1] = Math.min(least[at - 1], match.index - ended[at - 1])
          // The other way round says less.
          if (at < pairs.length) least[at] = Math.min(least[at], match.index - ended[at + 1] + 3)
          ended[at] = match.index + match[0].length
        }
        const close = (gap) => Math.max(0, 1 - Math.max(0, gap - 1) / worth.span)
        return pairs.reduce((sum, each, at) => sum + each * close(least[at]), 0) / all
      }
    }

    /* The sections that say every one of the phrases, in the text, the heading or the page's title. */
    function saying(phrases) {
      const having = (stem) => new Set(place.has(stem) ? [...uses(stem).sections, ...uses(stem).heads] : [])
      const said = phrases.map((phrase) => {
        const spelt = phrase.map((stem) => "\\b(?:" + (patternOf(stem) || "(?!)") + ")\\b")
        const pattern = new RegExp(spelt.join("[^a-z0-9]+"))
        const titled = index.pages.map(([, title]) => pattern.test(words.normalise(title)))
        const [first, ...others] = large(phrase).map(having)
        const found = [...first].filter((section) => others.every((set) => set.has(section)))
        const inText = new Set(found.filter((section) => pattern.test(plain(section))))
        return (section) => inText.has(section) || titled[pageOf[section]]
      })
      return new Set([...index.sections.keys()].filter((section) => said.every((says) => says(section))))
    }

    function stemsOf(idea) {
      return [...new Set([...idea.wordings.flatMap(({ parts }) => parts), ...idea.weak])]
    }

    /* What the ideas say together, of each section and of each page: which of them it has (as bits), and how much. */
    function tally(told) {
      const sections = { has: new Int32Array(sectionCount), score: new Float32Array(sectionCount) }
      const heads = { has: new Int32Array(sectionCount), score: new Float32Array(sectionCount) }
      const titles = { has: new Int32Array(pageCount), score: new Float32Array(pageCount) }
      const [marks, text, inText] = [1, 2, 3].map(() => new Float32Array(pageCount))
      const pages = { has: new Int32Array(pageCount), marks, text }
      told.forEach((idea, which) => {
        const bit = 1 << which
        const each = ([places, sums], take) => places.forEach((at, order) => take(at, sums[order]))
        each(idea.sections, (at, sum) => {
          sections.has[at] |= bit
          sections.score[at] += (idea.rarity * sum * (1 + worth.enough)) / (sum + worth.enough)
          inText[pageOf[at]] += sum
        })
        each(idea.heads, (at, sum) => {
          sections.has[at] |= bit
          sections.score[at] += idea.rarity * sum * worth.heading
          heads.has[at] |= bit
          heads.score[at] += idea.rarity * sum
          inText[pageOf[at]] += sum * worth.heading
        })
        inText.forEach((sum, page) => {
          if (!sum) return
          const enough = worth.textEnough * lengthened(worth.pageLength, pageLength[page])
          pages.has[page] |= bit
          pages.text[page] += (idea.rarity * sum * 2.2) / (sum + enough)
          inText[page] = 0
        })
        each(idea.pages, (page, sum) => {
          pages.has[page] |= bit
          pages.marks[page] += (idea.rarity * sum) / (sum + worth.marksEnough)
        })
        each(idea.titles, (page, sum) => {
          titles.has[page] |= bit
          titles.score[page] += idea.rarity * sum
        })
      })
      return { sections, heads, pages, titles }
    }

    /* What a page counts for by its kind alone. */
    function prior(kind, asked) {
      return kind in index.kinds ? worth[asked.has(kind) ? "asked" : kind] : 1
    }

    /* Every page's score, and every section's, for a question's ideas and the kinds of page it asks for. */
    function scores(ideas, told, all, kinds) {
      const { sections, heads, pages, titles } = tally(told)
      const rarityOf = (bits) => {
        let sum = 0
        for (let at = 0; bits; at += 1, bits >>>= 1) if (bits & 1) sum += told[at].rarity
        return sum
      }
      const best = new Float32Array(pageCount)
      const headed = new Float32Array(pageCount)
      sections.has.forEach((has, section) => {
        if (!has) return
        const page = pageOf[section]
        const left = (bits) => worth.context * rarityOf(titles.has[page] & ~bits)
        sections.score[section] *= (rarityOf(has) + left(has)) / all
        best[page] = Math.max(best[page], sections.score[section])
        const bits = heads.has[section]
        if (!bits) return
        const rest = Math.min(1, ones(bits) / (lengthOfHeading(section) || 1))
        const like = ((heads.score[section] + left(bits)) / all) ** worth.headedAll
        headed[page] = Math.max(headed[page], like * lengthened(worth.headedRest, rest))
      })
      const asked = likeness(asks, ideas, told, all, worth.askAll, worth.askRest)
      const keyed = likeness(keys, ideas, told, all, worth.keyAll, worth.keyRest)
      const named = likeness(names, ideas, told, all, worth.nameAll, worth.nameRest)
      const score = index.pages.map((about, page) => {
        const words = worth.marks * pages.marks[page] + worth.section * best[page] + worth.text * pages.text[page]
        const like =
          worth.ask * asked[page] + worth.key * keyed[page] + worth.name * named[page] + worth.headed * headed[page]
        // A page whose title says all of it is meant, even one that is a list of everything.
        const worthIt = (titles.score[page] / all > 0.99 ? 1 + worth.titled : about[6]) * prior(about[2], kinds)
        return (words * (rarityOf(pages.has[page]) / all) ** worth.covered + all * like) * worthIt
      })
      return { score, sections: sections.score }
    }

    /* search(question, {typing, filter, most}) -> {results, mended, ideas}
     * `typing` lets the last word be a beginning; `filter(page)` leaves pages out.
     * results: [{page, score, sections}], best first, each with its best sections
     * mended: Map word -> what was taken for it;  ideas: what the question was taken to ask for, in order */
    function search(question, { typing = false, filter = () => true, most = 50 } = {}) {
      const { ideas: understood, phrases, mended, kinds } = understand(String(question).slice(0, 300), typing)
      const weighed = understood.map((idea) => ({ idea, told: evidence(idea) }))
      const least = weighed.map(({ told }) => told.rarity).sort((one, other) => other - one)[MOST - 1] || 0
      const kept = weighed.filter(({ told }) => told.rarity >= least).slice(0, MOST)
      const ideas = kept.map(({ idea }) => idea)
      const told = kept.map((each) => each.told)
      const all = told.reduce((sum, each) => sum + each.rarity, 0)
      if (!all) return { results: [], mended, ideas }
      const found = scores(ideas, told, all, kinds)
      const said = phrases.length ? saying(phrases) : null
      const saidOn = said && new Set([...said].map((section) => pageOf[section]))
      const results = index.pages
        .map((about, page) => ({ page, score: found.score[page], sections: [] }))
        .filter(({ page, score }) => score > 0 && (!said || saidOn.has(page)) && filter(index.pages[page]))
        .sort((one, other) => other.score - one.score)
        .slice(0, most)
      const result = new Map(results.map((each) => [each.page, each]))
      found.sections.forEach((score, section) => {
        if (score && result.has(pageOf[section]) && (!said || said.has(section)))
          result.get(pageOf[section]).sections.push(section)
      })
      for (const { sections } of results) sections.sort((one, other) => found.sections[other] - found.sections[one])
      // Words that stand together are looked for only where it can still change the order.
      if (ideas.length > 1) {
        const close = closeness(ideas, told)
        for (const each of results.slice(0, LOOKED[0]))
          each.score *= 1 + worth.near * Math.max(0, ...each.sections.slice(0, LOOKED[1]).map(close))
        results.sort((one, other) => other.score - one.score)
      }
      for (const each of results) each.sections.splice(4)
      return { results, mended, ideas }
    }

    return { search, near }
  }

  return { begin }
})
