/* The search page: results grouped by page, filters with counts, and everything in the address, so that it can be shared
 * and the browser's back button works. box.js calls it. */
;(window.search = window.search || {}).results = function (widget, form, box) {
  "use strict"
  const { ready, element, sorry, SLASH } = box
  const FILTERS = { kind: "Kind", stage: "Stage", audience: "For", document: "Document" }
  const AT_ONCE = 10
  const SECTIONS = 3
  const MANY_SECTIONS = 8 // of a page that is a list of entries: terms, laws
  const input = form.querySelector("input")
  const ways = widget.querySelector("ul") // the other ways in, as the page has them for a reader without scripts
  const siteTitle = document.title
  const said = element("p", { role: "status", class: "results__said" })
  const above = element("div")
  const filters = element("form", { class: "filters results__filters", "aria-label": "Narrow the results", hidden: "" })
  const list = element("ol", { class: "results" })
  const more = element("button", { type: "button", class: "md-button", hidden: "" })
  const selects = {}
  for (const [key, name] of Object.entries(FILTERS)) {
    selects[key] = element("select", { name: key })
    filters.append(element("label", {}, name, selects[key]))
  }
  const reset = element("button", { type: "reset", class: "md-button" }, "Clear the filters")
  filters.append(reset)
  widget.replaceChildren(said, above, filters, list, more)
  let search = null // once it has been fetched
  let found = { results: [] } // of the question last asked
  let shown = []

  /* WCAG 2.1.4: a single key that does something can be turned off. */
  function slashChoice() {
    const box = element("input", { type: "checkbox" })
    try {
      box.checked = localStorage.getItem(SLASH) !== "off"
      box.addEventListener("change", () => localStorage.setItem(SLASH, box.checked ? "on" : "off"))
    } catch {
      return "" // nothing can be kept, so nothing is offered
    }
    return element("p", { class: "results__slash" }, element("label", {}, box, " The / key goes to the search box on any page"))
  }

  function asked() {
    const address = new URLSearchParams(location.search)
    const state = { q: (address.get("q") || "").trim() }
    for (const key of Object.keys(FILTERS)) state[key] = address.get(key) || ""
    return state
  }

  /* Show another state and put it into the address. */
  function go(state) {
    const address = new URL(location.href)
    address.search = ""
    address.hash = ""
    for (const [key, value] of Object.entries(state)) if (value) address.searchParams.set(key, value)
    try {
      history.pushState(null, "", address)
    } catch {
      return location.assign(address) // a browser that refuses it for a file
    }
    show(state)
  }

  const answersTo = {
    kind: (page) => [page[2]],
    document: (page) => [page[3]],
    stage: (page) => [page[4]],
    audience: (page) => page[5],
  }
  const passes = (page, state, but) =>
    Object.keys(FILTERS).every((key) => key === but || !state[key] || answersTo[key](page).includes(state[key]))

  /* Each filter's choices with how many pages they would leave, the other filters as they are. */
  function count(state) {
    for (const key of Object.keys(FILTERS)) {
      const counts = new Map()
      let all = 0
      for (const { page } of found.results) {
        if (!passes(search.index.pages[page], state, key)) continue
        all += 1
        for (const answer of answersTo[key](search.index.pages[page])) counts.set(answer, (counts.get(answer) || 0) + 1)
      }
      selects[key].replaceChildren(new Option(`Any (${all})`, ""))
      for (const [id, name] of Object.entries(search.index.names[key]))
        if (counts.get(id) || state[key] === id) selects[key].add(new Option(`${name} (${counts.get(id) || 0})`, id))
      selects[key].value = state[key]
    }
    filters.hidden = !found.results.length
    reset.hidden = !Object.keys(FILTERS).some((key) => state[key])
  }

  function meanings(question) {
    const { index, marks } = search
    const told = search.answers(question)
    const entries = told.terms.map((section) => {
      const [, , heading, text] = index.sections[section]
      const link = element("a", { href: search.address(index, section) }, heading)
      return element("div", { class: "answer" }, element("p", { class: "answer__name" }, link), element("p", {}, marks.brief(text, 400)))
    })
    for (const law of told.laws) {
      const link = element("a", { href: search.address(index, law.section) }, law.name + (law.part ? `, ${marks.part(law.part)}` : ""))
      const cited = law.part ? ` Cited on ${law.pages} ${law.pages === 1 ? "page" : "pages"} here.` : ""
      entries.push(element("div", { class: "answer" }, element("p", { class: "answer__name" }, link), element("p", {}, `In the law register: ${law.status}.${cited}`)))
    }
    return entries
  }

  function result({ page, sections }, wordings) {
    const { index, marks, words } = search
    const [url, title, kind, guide, stage, audiences] = index.pages[page]
    const first = sections.length ? sections[0] : index.sections.findIndex((section) => section[0] === page)
    const heading = element("h2", { class: "result__title" })
    const link = element("a", { href: new URL(search.address(index, first, wordings)).href.replace(/#.*/, "") })
    heading.append(marks.write(link, title, marks.hits(title, wordings, words)))
    const names = index.names
    const facts = [names.kind[kind], names.document[guide], stage && `Stage: ${names.stage[stage]}`]
    if (audiences.length && audiences.length < Object.keys(names.audience).length)
      facts.push(`For: ${audiences.map((id) => names.audience[id]).join("; ")}`)
    const item = element("li", { class: "result" }, heading, element("p", { class: "result__facts" }, facts.filter(Boolean).join(" · ")))
    const parts = element("ul", { class: "result__sections" })
    sections.slice(0, kind === "term" || kind === "law" ? MANY_SECTIONS : SECTIONS).forEach((section) => {
      const [, , name, text] = index.sections[section]
      const part = element("li")
      if (name) {
        const to = element("a", { href: search.address(index, section, wordings) })
        part.append(marks.write(to, name, marks.hits(name, wordings, words)))
      }
      const { text: some, hits } = marks.snippet(text, wordings, words)
      if (some) part.append(marks.write(element("p"), some, hits))
      parts.append(part)
    })
    if (parts.children.length) item.append(parts)
    return item
  }

  function addSome(wordings) {
    const from = list.children.length
    for (const each of shown.slice(from, from + AT_ONCE)) list.append(result(each, wordings))
    const left = shown.length - list.children.length
    more.hidden = !left
    more.textContent = `Show ${Math.min(left, AT_ONCE)} more of ${shown.length}`
    more.onclick = () => {
      addSome(wordings)
      list.children[from + AT_ONCE].querySelector("a").focus()
    }
  }

  function nothing(question) {
    const { words, index } = search
    const asked = words.words(question).filter((word) => !index.small.includes(word))
    const near = asked.slice(0, 4).flatMap((word) => search.near(word, 4).map(([other]) => other))
    const links = [...new Set(near)].map((word) => {
      const address = new URL(location.pathname, location.href)
      address.searchParams.set("q", word)
      return element("a", { href: address.href }, word)
    })
    if (links.length) above.append(element("p", {}, "Nearest words: ", ...links.flatMap((link, at) => (at ? [", ", link] : [link])), "."))
    above.append(element("p", {}, "Try one or two rare words, or another word for the same thing. Or go by another way:"), ways)
  }

  function show(state) {
    const { marks } = search
    input.value = state.q
    document.title = state.q ? `${state.q} - ${siteTitle}` : siteTitle
    above.replaceChildren()
    list.replaceChildren()
    found = state.q ? search.search(state.q, { most: 400 }) : { results: [], ideas: [], mended: new Map() }
    shown = found.results.filter(({ page }) => passes(search.index.pages[page], state))
    const wordings = marks.wanted(found.ideas)
    count(state)
    addSome(wordings)
    if (!state.q) {
      said.textContent = "Type what you are looking for in the box at the head of the page, or go by another way:"
      above.append(ways)
      return
    }
    above.append(...meanings(state.q))
    if (found.mended.size && found.results.length) above.prepend(marks.mended(found.mended))
    const pages = (number) => `${number} ${number === 1 ? "page" : "pages"}`
    if (!found.results.length) {
      said.textContent = `Nothing was found for “${state.q}”.`
      nothing(state.q)
    } else if (!shown.length) said.textContent = `None of the ${pages(found.results.length)} for “${state.q}” is of that kind. Widen a choice, or clear the filters.`
    else {
      const of = shown.length < found.results.length ? ` of ${found.results.length}` : ""
      said.textContent = `${pages(shown.length).replace(" ", `${of} `)} for “${state.q}”, the likeliest first`
    }
  }

  ready().then(
    (fetched) => {
      search = fetched
      form.addEventListener("submit", (event) => {
        event.preventDefault()
        go({ ...asked(), q: input.value.trim() })
      })
      filters.addEventListener("change", () => {
        const state = asked()
        for (const key of Object.keys(FILTERS)) state[key] = selects[key].value
        go(state)
      })
      filters.addEventListener("reset", (event) => {
        event.preventDefault()
        go({ q: asked().q })
        input.focus()
      })
      filters.addEventListener("submit", (event) => event.preventDefault())
      window.addEventListener("popstate", () => show(asked()))
      show(asked())
      widget.append(slashChoice())
    },
    () => widget.replaceChildren(sorry(form), ways),
  )
}
