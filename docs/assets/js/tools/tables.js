/* Tables of results, for tools that make them:
 *   toolkit.table({ caption, head: ["Year", …], rows: [["2027/28", "£1"], …], foot: [[…]] })   a box that scrolls sideways
 *   toolkit.copies(table, tool)      a button that copies it for a paper, without colours; tool() is what begin gave
 *   toolkit.pastes(root, fits, next, tool)   a column pasted into a field that fits fills it and the next(field) after it */
;(function (home) {
  "use strict"
  const { make, scrolls } = home.toolkit
  Object.assign(home.toolkit, { copies, pastes, table })
  const FIGURE = /^[−-]?£?[\d–][\d,.]*[%m]?$/

  function line(cells, within) {
    return make("tr", {}, ...cells.map((cell, place) => {
      const words = String(cell)
      if (!place && !words) return make("td") // a bare corner heads nothing
      if (within === "thead") return make("th", { scope: "col" }, words)
      return place ? make("td", { class: FIGURE.test(words) ? "figure" : null }, words) : make("th", { scope: "row", class: words.length < 20 ? "short" : null }, words)
    }))
  }

  function table({ caption, head, rows, foot = [] }) {
    const parts = { thead: [head], tbody: rows, tfoot: foot }
    const drawn = make("table", { class: "tool__table", "aria-label": caption },
      ...Object.entries(parts).filter(([, lines]) => lines.length).map(([tag, lines]) => make(tag, {}, ...lines.map((cells) => line(cells, tag)))))
    const box = scrolls(make("div", { class: "tool__scroll", role: "group", "aria-label": `Table: ${caption}` }, drawn))
    // The caption stands outside, or it would be cut off where the box scrolls.
    return make("div", { class: "tool__made" }, make("p", { class: "tool__caption" }, caption), box)
  }

  /* The bare table, and the same with tabs between: what a word processor and a spreadsheet take. */
  function copies(box, tool) {
    const bare = box.querySelector("table").cloneNode(true)
    bare.querySelectorAll("[class]").forEach((each) => each.removeAttribute("class"))
    bare.removeAttribute("class")
    bare.createCaption().textContent = bare.getAttribute("aria-label")
    bare.removeAttribute("aria-label")
    bare.setAttribute("border", "1")
    const text = [...bare.rows].map((row) => [...row.cells].map((cell) => cell.textContent).join("\t")).join("\r\n")
    const hand = (event) => {
      event.clipboardData.setData("text/html", bare.outerHTML)
      event.clipboardData.setData("text/plain", text)
      event.preventDefault()
    }
    return make("button", { type: "button", class: "md-button tool__copy", click() {
      const range = document.createRange()
      range.selectNode(box)
      const selection = home.getSelection()
      selection.removeAllRanges()
      selection.addRange(range)
      document.addEventListener("copy", hand)
      const done = document.execCommand("copy") // the newer way asks for leave, and is refused on some file:// pages
      document.removeEventListener("copy", hand)
      if (!done) return tool().fail("This browser did not copy. The table is marked: press Ctrl and C.")
      selection.removeAllRanges()
      return tool().say("The table is copied. Paste it into your paper.")
    } }, "Copy this table")
  }

  function pastes(root, fits, next, tool) {
    root.addEventListener("paste", (event) => {
      const figures = event.clipboardData.getData("text").trim().split(/[\t\r\n]+/)
      if (figures.length < 2 || !event.target.matches("input") || !fits(event.target)) return
      event.preventDefault()
      let field = event.target
      let left = figures.length
      while (field && left) {
        field.value = figures[figures.length - left].trim().slice(0, 30)
        field.focus() // leaving a field marks it, and says what is wrong
        left -= 1
        field = left ? next(field) : null
      }
      event.target.dispatchEvent(new Event("input", { bubbles: true }))
      tool.say(`${figures.length - left} figures are pasted.${left ? ` There is no field for the other ${left}.` : ""}`)
    })
  }
})(this)
