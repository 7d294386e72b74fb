/* How the search takes words apart: the same as scripts/toolkit/search_words.py, which makes the index. No page in it. */
(function (home, make) {
  if (typeof module === "object") module.exports = make(globalThis.EnglishStemmer) // see tests/js/search.js
  else (home.search = home.search || {}).words = make(home.EnglishStemmer)
})(this, function (EnglishStemmer) {
  "use strict"
  const PLAIN = { "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " ", "−": "-", "\u00a0": " " }
  const CITED =
    /\b(sections?|ss?|regulations?|regs?|schedules?|sch|articles?|arts?)\b\.? ?(\d+[a-z]{0,3}\b(?:(?:, | and | to |-|, and )\d+[a-z]{0,3}\b)*)/g
  const WORD = /£?\d[\d,]*(?:\.\d+)?[a-z%]*|[a-z]+(?:'[a-z]+)*\d*[a-z]*(?:-[a-z]+(?:'[a-z]+)*)*/g
  const SHORT = { s: "s", r: "reg", sc: "sch", a: "art" }
  const stemmer = new EnglishStemmer()
  const known = new Map()

  /* Lower case, with plain quotation marks and dashes, one character for one. */
  function normalise(text) {
    return text.replace(/[’‘“”–—−\u00a0]/g, (mark) => PLAIN[mark]).toLowerCase()
  }

  function withoutEnding(word) {
    return word.endsWith("'s") ? word.slice(0, -2) : word.replace(/'$/, "")
  }

  /* The words of a text with where each stands: [word, start, end]. */
  function places(text) {
    text = normalise(text)
    const cited = new Map()
    for (const match of text.matchAll(CITED)) {
      const kind = match[1][0] !== "s" ? match[1][0] : match[1].startsWith("sch") ? "sc" : "s"
      const start = match.index + match[0].length - match[2].length
      cited.set(start, (match[2].match(/\d+[a-z]{0,3}/g) || []).map((number) => SHORT[kind] + number))
    }
    const found = []
    for (const match of text.matchAll(WORD)) {
      const end = match.index + match[0].length
      for (const each of cited.get(match.index) || []) found.push([each, match.index, end])
      let word = match[0]
      if (/[£\d]/.test(word[0])) {
        const many = /^\d (m|b)(?:illion|n)\b/.exec(text.slice(end - 1, end + 9)) // £5 million is also £5m
        found.push([word.replace(/^£+/, "").replace(/,/g, "") + (many ? many[1] : ""), match.index, end])
        continue
      }
      word = withoutEnding(word)
      if (word.includes("-")) {
        const parts = word.split("-").map((part) => (part.endsWith("'s") ? part.slice(0, -2) : part))
        for (const part of [...parts, parts.join("")]) found.push([part, match.index, end])
      } else found.push([word, match.index, end])
    }
    return found
  }

  function words(text) {
    return places(text).map((place) => place[0])
  }

  /* The stem of one word; a word with a figure in it, or of one or two letters, is its own. */
  function stem(word) {
    if (word.length < 3 || /\d/.test(word)) return word
    let root = known.get(word)
    if (root === undefined) known.set(word, (root = stemmer.stemWord(word)))
    return root
  }

  return { normalise, places, words, stem }
})
