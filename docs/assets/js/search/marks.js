/* Marking the words that were looked for, in a snippet and on a page. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.search = home.search || {}).marks = make()
})(this, function () {
  "use strict"
  const SNIPPET = 230 // letters, about two lines on a desk and four on a telephone

  /* Where one of these wordings stands in a text: [[start, end, wording], ...] in order, none overlapping. A wording is
   * the stems of words that follow each other, joined by “_”. */
  function hits(text, wordings, words) {
    const begun = new Map()
    for (const wording of wordings) {
      const parts = wording.split("_")
      if (!begun.has(parts[0])) begun.set(parts[0], [])
      begun.get(parts[0]).push([wording, parts])
    }
    const places = words.places(text).map(([word, start, end]) => [words.stem(word), start, end])
    const found = []
    places.forEach(([stem, start], at) => {
      let longest = null
      for (const [wording, parts] of begun.get(stem) || [])
        if (parts.every((part, step) => places[at + step] && places[at + step][0] === part))
          if (!longest || parts.length > longest.length) longest = { wording, length: parts.length }
      if (!longest) return
      const end = places[at + longest.length - 1][2]
      const last = found[found.length - 1]
      if (!last || start >= last[1]) found.push([start, end, longest.wording])
      else if (end > last[1]) last[1] = end
    })
    return found
  }

  /* The stretch of a text that has most of the words: {text, hits}, cut at words, with … where it was cut. */
  function snippet(text, wordings, words) {
    const all = hits(text, wordings, words)
    let best = { worth: -1, from: 0 }
    all.forEach(([start], at) => {
      const inside = []
      for (let next = at; next < all.length && all[next][1] <= start + SNIPPET - 40; next += 1) inside.push(all[next][2])
      const worth = new Set(inside).size * 10 + Math.min(inside.length, 9)
      if (worth > best.worth) best = { worth, from: start }
    })
    let from = Math.max(0, best.from - 40)
    if (from) from = text.indexOf(" ", from) + 1
    let to = Math.min(text.length, from + SNIPPET)
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), Math.min(best.from + 20, text.length))
    const before = from ? "… " : ""
    const shift = before.length - from
    return {
      text: before + text.slice(from, to) + (to < text.length ? " …" : ""),
      hits: all.filter(([start, end]) => start >= from && end <= to).map(([start, end]) => [start + shift, end + shift]),
    }
  }

  /* Put a text with its hits into an element, as text and <mark>. */
  function write(element, text, found) {
    let at = 0
    for (const [start, end] of found) {
      element.append(text.slice(at, start))
      element.appendChild(document.createElement("mark")).textContent = text.slice(start, end)
      at = end
    }
    element.append(text.slice(at))
    return element
  }

  /* Mark the words on a page -> how many. What is drawn, typed in or already marked is left alone. */
  function onPage(root, wordings, words) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) =>
        node.parentElement.closest("svg, script, style, textarea, select, button, mark")
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    })
    const nodes = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    let count = 0
    for (const node of nodes) {
      const found = hits(node.data, wordings, words)
      if (!found.length) continue
      count += found.length
      node.replaceWith(write(document.createDocumentFragment(), node.data, found))
    }
    return count
  }

  function clear(root) {
    root.querySelectorAll("mark").forEach((mark) => {
      const parent = mark.parentNode
      mark.replaceWith(...mark.childNodes)
      parent.normalize()
    })
  }

  /* The wordings that a question was understood by: the reader's own words each by itself, other words only whole. */
  function wanted(ideas) {
    return [...new Set(ideas.flatMap((idea) => [...idea.wordings.map(({ parts }) => parts.join("_")), ...idea.weak]))]
  }

  /* A sentence that says which words were taken for misspellings. */
  function mended(words) {
    const told = document.createElement("p")
    const pairs = [...words].map(([typed, taken]) => `“${taken}” (“${typed}” is on no page)`)
    told.textContent = `Showing results for ${pairs.join(" and ")}.`
    return told
  }

  /* The beginning of an entry in the glossary, without the lists at its end. */
  function brief(text, most) {
    const told = text.replace(/ (?:Also called:|Law:|See also:)[^]*/, "")
    return told.length <= most ? told : told.slice(0, told.lastIndexOf(" ", most)) + " …"
  }

  /* s101 as a reader writes it. */
  function part(word) {
    const [, kind, number] = /^([a-z]+?)(\d.*)$/.exec(word)
    return `${{ s: "section", reg: "regulation", sch: "Schedule", art: "article" }[kind]} ${number}`
  }

  return { hits, snippet, write, onPage, clear, wanted, mended, brief, part }
})
