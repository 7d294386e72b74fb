/* The search box on every page. It fetches the rest of the search when a reader first turns to it, shows results as one
 * types, and on arrival from a result marks the words that were looked for. Without scripts the form leads to the search
 * page. */
(function () {
  "use strict"
  const here = new URL("./", document.currentScript.src)
  const root = new URL("../../../", here) // the beginning of the site, on a server or on a stick
  const forms = [...document.querySelectorAll("form.site-search")]
  const WORDS = ["../../vendor/snowball/base-stemmer.js", "../../vendor/snowball/english-stemmer.js", "words.js", "marks.js"]
  const ENGINE = ["engine.js", "answers.js"]
  const MOST_OPTIONS = 7
  const SLASH = "search-slash-key" // “off” in the browser's storage where a reader has turned the / key off

  /* Run scripts in their order -> a promise that they have run. */
  function run(addresses) {
    return Promise.all(
      addresses.map(
        (address) =>
          new Promise((done, failed) => {
            const script = document.createElement("script")
            script.src = address
            script.async = false
            script.onload = done
            script.onerror = () => failed(new Error(`${address} cannot be read`))
            document.head.append(script)
          }),
      ),
    )
  }
  const addresses = (names) => names.map((name) => new URL(name, here).href)
  const once = (make) => {
    let made
    return () => (made = made || make())
  }

  const wordsReady = once(() => run(addresses(WORDS)))
  /* A promise of everything that a search needs; it fails where a file is missing or damaged. */
  const ready = once(() =>
    Promise.all([wordsReady(), run([...addresses(ENGINE), forms[0].dataset.index])]).then(() => {
      const { words, marks, engine, answers } = window.search
      const index = window.toolkitSearch
      return { index, words, marks, address, ...engine.begin(index, words), answers: answers.begin(index, words) }
    }),
  )

  /* Where a section of the index is read, with the wordings to mark there. */
  function address(index, section, wordings = []) {
    const [page, anchor] = index.sections[section]
    const found = new URL(index.pages[page][0] || "./", root)
    if (wordings.length) found.searchParams.set("mark", wordings.join(" "))
    found.hash = anchor
    return found.href
  }

  function element(name, properties = {}, ...children) {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(properties))
      if (key === "class") made.className = value
      else made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  /* Why there is no search, and the way round it. */
  function sorry(form) {
    const link = element("a", { href: form.dataset.aToZ }, "The A to Z")
    return element("p", { class: "site-search__sorry" }, "The search cannot be used: one of its files is missing or damaged. ", link, " lists every page, term and law.")
  }

  /* The ARIA combobox: the cursor stays in the box, the arrows choose among the options. */
  function begin(form) {
    const input = form.querySelector("input")
    const list = element("div", { id: `${input.id}-list`, role: "listbox", "aria-label": "Results" })
    const note = element("div", { class: "site-search__note" })
    // A box that scrolls would take the Tab key in some browsers, if it had no place of its own.
    const popup = element("div", { class: "site-search__popup", hidden: "", tabindex: "-1" }, note, list)
    const said = element("p", { role: "status", class: "site-search__status" })
    form.append(popup, said)
    const set = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-haspopup": "listbox" }
    for (const [key, value] of Object.entries(set)) input.setAttribute(key, value)
    if (form === forms[0]) input.setAttribute("aria-keyshortcuts", "/ Control+K")
    let chosen = -1
    let telling = 0

    function tell(sentence) {
      clearTimeout(telling)
      telling = setTimeout(() => (said.textContent = sentence), 500) // not at every letter
    }

    function choose(at) {
      const options = [...list.children]
      chosen = at
      options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)))
      if (at < 0) return input.removeAttribute("aria-activedescendant")
      input.setAttribute("aria-activedescendant", options[at].id)
      options[at].scrollIntoView({ block: "nearest" })
    }

    function close() {
      popup.hidden = true
      input.setAttribute("aria-expanded", "false")
      choose(-1)
      tell("")
    }

    function open() {
      popup.hidden = false
      input.setAttribute("aria-expanded", String(list.children.length > 0))
    }

    function option(href, title, detail, kind) {
      const made = element("a", { role: "option", id: `${list.id}-${list.children.length}`, href, tabindex: "-1", class: "site-search__option", "aria-selected": "false" })
      made.append(element("span", { class: "site-search__title" }, title))
      if (detail) made.append(" ", element("span", { class: "site-search__detail" }, detail))
      if (kind) made.append(" ", element("span", { class: "site-search__kind" }, kind))
      list.append(made)
    }

    function show(search) {
      const question = input.value.trim()
      if (!question) return close()
      const { index, marks } = search
      const found = search.search(question, { typing: true, most: 400 })
      const told = search.answers(question)
      const wordings = marks.wanted(found.ideas)
      list.replaceChildren()
      chosen = -1
      input.removeAttribute("aria-activedescendant")
      note.replaceChildren()
      if (found.mended.size && found.results.length) note.append(marks.mended(found.mended))
      told.terms.slice(0, 1).forEach((section) => {
        const [, , heading, text] = index.sections[section]
        option(address(index, section), heading, marks.brief(text, 150), "Meaning")
      })
      told.laws.slice(0, 1).forEach((law) => {
        option(address(index, law.section), law.name + (law.part ? `, ${marks.part(law.part)}` : ""), law.status, "Law")
      })
      const shown = found.results.slice(0, MOST_OPTIONS)
      shown.forEach(({ page, sections }) => {
        const [, title, kind, guide] = index.pages[page]
        const [best] = sections
        const heading = best === undefined ? "" : index.sections[best][2]
        option(
          best === undefined ? new URL(index.pages[page][0] || "./", root).href : address(index, best, wordings),
          title,
          heading === title ? "" : heading,
          index.names.document[guide] || index.names.kind[kind],
        )
      })
      const count = found.results.length
      if (count) {
        const all = new URL(form.action)
        all.searchParams.set("q", question)
        option(all.href, count === 1 ? "See the one result" : `See all ${count} results`, "", "")
      } else note.append(element("p", {}, "Nothing found so far. Enter shows the nearest words and other ways in."))
      open()
      tell(count ? `${count} ${count === 1 ? "page" : "pages"} found. Use the up and down arrows to choose.` : "Nothing found so far.")
    }

    function typed() {
      if (!input.value.trim()) return close()
      ready().then(show, () => {
        note.replaceChildren(sorry(form))
        list.replaceChildren()
        open()
        tell(note.textContent)
      })
    }

    input.addEventListener("focus", () => ready().catch(() => {})) // so that it is there by the first letter
    input.addEventListener("input", typed)
    input.addEventListener("keydown", (event) => {
      const count = list.children.length
      if (event.key === "Escape" && !popup.hidden) {
        event.preventDefault()
        close()
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && input.value.trim()) {
        event.preventDefault()
        if (popup.hidden) return typed()
        const step = event.key === "ArrowDown" ? 1 : -1
        choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1) // the place before the first is the box itself
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault()
        list.children[chosen].click()
      }
    })
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) close()
    })
    form.addEventListener("submit", close)
  }

  /* The words that a result was found by, marked on its page, with a way to clear them. */
  function markArrival() {
    const wanted = new URLSearchParams(location.search).get("mark")
    const article = document.querySelector("article")
    if (!wanted || !article) return
    wordsReady().then(() => {
      const { marks, words } = window.search
      const wordings = wanted.slice(0, 500).split(" ").filter(Boolean)
      const count = marks.onPage(article, wordings, words)
      if (!count) return
      const written = [...new Set([...article.querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase()))]
      const button = element("button", { type: "button", class: "md-button" }, "Clear the marks")
      const text = `${count} marked: ${written.slice(0, 3).join(", ")}${written.length > 3 ? " …" : ""}`
      const bar = element("div", { class: "marked", role: "region", "aria-label": "Marked words" }, element("p", {}, text), button)
      document.body.append(bar)
      button.addEventListener("click", () => {
        marks.clear(article)
        bar.remove()
        article.tabIndex = -1
        article.focus({ preventScroll: true })
        try {
          history.replaceState(null, "", location.pathname + location.hash)
        } catch {
          // Some browsers refuse it for a file; then the marks come back when the page is opened again.
        }
      })
    }, () => {}) // a page whose marks cannot be made is still a page
  }

  function slashIsOn() {
    try {
      return localStorage.getItem(SLASH) !== "off"
    } catch {
      return true
    }
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]")
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing && slashIsOn()
    const k = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k"
    if (!slash && !k) return
    event.preventDefault()
    const input = forms[0].querySelector("input")
    input.focus()
    input.select()
  })

  forms.forEach(begin)
  markArrival()
  const results = document.querySelector("[data-widget=search-results]")
  if (results) run(addresses(["results.js"])).then(() => window.search.results(results, forms[0], { ready, element, sorry, SLASH }), () => {})
})()
