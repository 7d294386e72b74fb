/* What every tool has: save, open, start again, examples, CSV, print, and two lines that say what happened.
 *
 * To make a tool: an entry in docs/_data/tools.yml; a page that says tool: <id>; a component that makes its form, with
 * the macros of overrides/components/tool.jinja; and a script under docs/assets/js/tools/ that ends in
 *
 *   toolkit.begin({ id: "risk-log", show(state, root) { … }, csv: (state) => [["Risk", "Owner"], …] })
 *
 *   id        as in tools.yml, and in [data-tool] of the form
 *   show      draws the results in the page, whenever an answer has changed
 *   csv       from the state to rows of cells; or { "Save the risks as CSV": (state) => rows, … }; left out where there is none
 *   shape     what a state may hold (sums/file.js); left out, it is read from the form (tools/form.js)
 *   read, write, blank   only where the form is not all there is: from the page, into the page, and of a new start
 *   examples  [{ name, state }]; left out, they are read from script[data-examples] in the form
 *   format, older   only once the shape has changed (sums/file.js)
 *
 * begin gives { state(), changed(), put(state, words), say(words), fail(words) }, or nothing on another page. All text
 * goes into the page as text: use toolkit.make and toolkit.table, never innerHTML. */
;(function (home) {
  "use strict"
  const { csv, file } = home.sums
  const scrolls = home.toolkitScrolls // wide-tables.js
  const toolkit = (home.toolkit = { begin, later, make, open, save, scrolls, table })

  /* An element: make("p", { class: "note" }, "words", another). A function is listened with, true is an empty attribute. */
  function make(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes))
      if (typeof value === "function") element.addEventListener(name, value)
      else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value)
    element.append(...inside)
    return element
  }

  /* A table with a name: head is the columns' names; the first cell of each row is the row's name. A cell may be an element. */
  function table(name, head, rows) {
    const heading = (each) => (each === "" ? make("td") : make("th", { scope: "col" }, each)) // a bare corner heads nothing
    const cells = ([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((each) => make("td", {}, each)))
    return scrolls(make("div", { class: "tool__wide", role: "group", "aria-label": name },
      make("table", { class: "tool__table" },
        make("thead", {}, make("tr", {}, ...head.map(heading))),
        make("tbody", {}, ...rows.map(cells)))))
  }

  /* Hand the reader a file. */
  function save(name, type, text) {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name })
    document.body.append(link) // some browsers save nothing from a link that is not in the page
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(link.href), 60000)
  }

  /* Ask for files, and hand each on as { name, text }, or { name, fault } where it is too large or not to be read. */
  function open(several, take) {
    const chosen = make("input", { type: "file", accept: ".json,application/json", multiple: several, hidden: true })
    chosen.addEventListener("change", async () => {
      const read = [...chosen.files].map((each) =>
        each.size > file.MOST ? { fault: file.FAULTS.large } : each.text().then((text) => ({ text }), () => ({ fault: file.FAULTS.unread })))
      const texts = await Promise.all(read)
      chosen.remove()
      if (texts.length) take(texts.map((each, place) => ({ name: chosen.files[place].name, ...each })))
    })
    chosen.addEventListener("cancel", () => chosen.remove())
    document.body.append(chosen)
    chosen.click()
  }

  /* A promise of the data that script[data-later] stands for (toolkit/later.py), which only some readers ask for. In a
   * page that the build has not rewritten they are in it. */
  function later(root, name) {
    const kept = root.querySelector(`script[data-later="${name}"]`)
    if (!kept.dataset.from) return Promise.resolve(JSON.parse(kept.textContent))
    return new Promise((come, fail) =>
      document.head.append(make("script", { src: kept.dataset.from, load: () => come(home.toolkitLater[name]), error: fail })))
  }

  function today() {
    const now = new Date()
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10)
  }

  function fromPage(root) {
    const kept = root.querySelector("script[data-examples]")
    return kept ? JSON.parse(kept.textContent) : []
  }

  /* The browser's own store, which a locked-down browser may refuse: it is a convenience, and the file is the promise. */
  function store(key) {
    const attempt = (action) => {
      try {
        return { value: action(home.localStorage) }
      } catch (refused) {
        return { refused: true }
      }
    }
    return {
      get: () => attempt((local) => local.getItem(key)).value,
      put: (text) => !attempt((local) => local.setItem(key, text)).refused,
      remove: () => attempt((local) => local.removeItem(key)),
      works: () => !attempt((local) => (local.setItem("tool:try", "1"), local.removeItem("tool:try"))).refused,
    }
  }

  function begin(given) {
    const root = document.querySelector(`[data-widget="tool"][data-tool="${given.id}"]`)
    if (!root) return undefined
    const form = toolkit.form
    const shape = given.shape || form.shape(root)
    const tool = {
      read: () => form.read(root),
      write: (state) => form.write(root, state),
      blank: () => file.blank(shape),
      show() {},
      examples: fromPage(root),
      ...given,
    }
    const local = store("tool:" + tool.id)
    let keeps = local.works()
    const state = () => file.fit(tool.read(), shape).state
    const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
    const untouched = () => same(state(), file.fit(tool.blank(), shape).state)
    let saved = true // whether a file holds what is on the screen
    let waiting = 0

    const status = make("p", { class: "tool__said", role: "status" })
    const alert = make("p", { class: "tool__fault", role: "alert" })
    const say = (words) => ((status.textContent = words), (alert.textContent = ""))
    const fail = (words) => ((alert.textContent = words), (status.textContent = ""))

    function keep() {
      clearTimeout(waiting)
      waiting = 0
      if (!keeps || local.put(file.pack(tool, state(), new Date()))) return
      keeps = false
      fail("This is more than the browser can keep. Save it to a file before you leave the page.")
    }
    function changed() {
      saved = false
      say("") // what was said was of the state before
      tool.show(state(), root)
      clearTimeout(waiting)
      waiting = setTimeout(keep, 300)
    }
    function put(next, words, inFile = false) {
      tool.write(next)
      tool.show(state(), root)
      keep()
      saved = inFile
      say(words)
    }
    const mayLose = () => saved || untouched() || home.confirm("This takes the place of what is on the page, which is not saved to a file. Go on?")

    function saveFile() {
      const unread = form.faults(root)
      const text = file.pack(tool, state(), new Date())
      if (text.length > file.MOST) return fail("This is more than 5 MB, and could not be opened again. Take something out, and save then.")
      save(`${root.dataset.file}-${today()}.json`, "application/json", text)
      saved = true
      if (unread) return fail(`Saved, but without ${unread === 1 ? "one figure" : unread + " figures"} marked as wrong.`)
      return say("Saved to a file. Look in the folder for downloads.")
    }
    function openFile() {
      open(false, ([{ fault, text }]) => {
        const found = fault ? { fault } : file.unpack(text, tool, shape)
        if (found.fault) return fail(found.fault + " Nothing on this page has changed.")
        if (!mayLose()) return undefined
        const when = found.saved ? `, saved on ${new Date(found.saved).toLocaleDateString("en-GB", { dateStyle: "long" })}` : ""
        return put(found.state, [`Opened${when}.`, ...found.notes].join(" "), true)
      })
    }
    function startAgain() {
      if (untouched()) return say("There is nothing to clear.")
      if (!home.confirm("This clears every answer on the page and in this browser. Go on?")) return undefined
      put(tool.blank(), "Cleared.", true)
      return local.remove()
    }
    const saveRows = (rows, label) => () => {
      const part = label.replace(/^Save (the )?| ?as CSV$/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-")
      save([root.dataset.file, part, today()].filter(Boolean).join("-") + ".csv", "text/csv;charset=utf-8", csv.text(rows(state())))
      say("Saved as CSV. It opens in a spreadsheet, and cannot be opened here again: save to a file as well.")
    }
    const button = (label, act) => make("button", { type: "button", class: "md-button", click: act }, label)
    const tables = typeof tool.csv === "function" ? { "Save as CSV": tool.csv } : tool.csv || {}

    root.prepend(
      make("div", { class: "tool__bar", role: "group", "aria-label": "The file" },
        button("Save to a file", saveFile),
        button("Open a file", openFile),
        ...Object.entries(tables).map(([label, rows]) => button(label, saveRows(rows, label))),
        button("Print", () => home.print()),
        ...tool.examples.map((example) =>
          button(tool.examples.length > 1 ? `Load an example: ${example.name}` : "Load an example", () => {
            if (mayLose()) put(file.fit(example.state, shape).state, `The example is on the page: ${example.name}. It is invented.`, true)
          })),
        button("Start again", startAgain)),
      make("p", { class: "tool__kept" }, keeps
        ? "What you enter is kept in this browser, on this computer, until you start again. Save it to a file to be sure of it."
        : "This browser keeps nothing. Save to a file before you leave the page."),
      status,
      alert)

    form.begin(root, changed, say)
    const before = local.get() && file.unpack(local.get(), tool, shape)
    if (before && before.state) {
      tool.write(before.state)
      saved = untouched()
    } else tool.write(tool.blank())
    tool.show(state(), root)

    root.addEventListener("input", changed)
    home.addEventListener("pagehide", () => waiting && keep())
    home.addEventListener("storage", (event) => {
      if (event.key === "tool:" + tool.id && event.newValue)
        fail("This tool is open in another window as well, and each writes over what the other keeps. Close one.")
    })
    home.addEventListener("beforeunload", (event) => {
      if (keeps || saved || untouched()) return
      event.preventDefault()
      event.returnValue = "" // older browsers ask for it
    })
    root.classList.add("tool--live") // what only paper needs is hidden, and what only a screen needs is shown
    return { state, changed, put, say, fail }
  }
})(this)
