/* What stands above the results: the meaning of a term, a law's entry in the register. No page in it.
 * scripts/toolkit/search_answers.py says what the index holds for it. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.search = home.search || {}).answers = make()
})(this, function () {
  "use strict"
  // Words by which a reader asks what something is, and which are not part of its name.
  const ASKING = /^(mean|definit|defin|stand|abbrevi|acronym|replac|instead|explain|call)/
  const PART = /^(?:s|reg|sch|art)\d+[a-z]*$/
  const MOST_TERMS = 2
  const MOST_LAWS = 3

  /* begin(index, words) -> answers(question) -> {terms: [section], laws: [{section, name, status, part}]} */
  function begin(index, words) {
    const small = new Set(index.small)

    /* How long a wording stands somewhere among the stems of the question, or 0. */
    function stands(wording, asked) {
      const parts = wording.split(" ")
      for (let at = 0; at + parts.length <= asked.length; at += 1)
        if (parts.every((part, step) => asked[at + step] === part)) return parts.length
      return 0
    }

    function terms(asked) {
      const whole = asked.filter((stem) => !ASKING.test(stem)).join(" ")
      if (!whole) return []
      const exact = index.terms.filter(([, wordings, short]) => [...wordings, ...short].includes(whole))
      if (exact.length) return exact.slice(0, MOST_TERMS).map(([section]) => section)
      // Within a longer question only a short form, or a name of several words, is plainly meant.
      return index.terms
        .map(([section, wordings, short]) => {
          const named = wordings.map((wording) => stands(wording, asked)).filter((length) => length > 1)
          const brief = short.filter((wording) => wording.length > 2).map((wording) => stands(wording, asked))
          return [Math.max(0, ...named, ...brief), section]
        })
        .filter(([length]) => length)
        .sort((one, other) => other[0] - one[0])
        .slice(0, MOST_TERMS)
        .map(([, section]) => section)
    }

    function laws(asked, all) {
      const parts = all.filter((word) => PART.test(word))
      const named = index.laws
        .map((law) => [Math.max(0, ...law[3].map((wording) => stands(wording, asked))), law])
        .filter(([length]) => length > 1 || (length && asked.length === 1))
        .sort((one, other) => other[0] - one[0])
      const longest = named.length ? named[0][0] : 0
      const chosen = named.filter(([length]) => length === longest).map(([, law]) => law)
      const told = (law, part) => ({ section: law[0], name: law[1], status: law[2], part, pages: part ? law[4][part] : 0 })
      if (chosen.length) return chosen.slice(0, MOST_LAWS).map((law) => told(law, parts.find((part) => law[4][part])))
      return parts
        .flatMap((part) => index.laws.filter((law) => law[4][part]).map((law) => told(law, part)))
        .sort((one, other) => other.pages - one.pages)
        .slice(0, MOST_LAWS)
    }

    return function answers(question) {
      const all = words.words(question)
      const asked = all.filter((word) => !small.has(word)).map(words.stem)
      return { terms: terms(asked), laws: laws(asked, all) }
    }
  }

  return { begin }
})
