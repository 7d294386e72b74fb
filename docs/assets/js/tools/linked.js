/* A sentence with links in it, from the pieces that scripts/toolkit/law.py makes of it: text, or { text, url, title }. */
;(function (home) {
  "use strict"
  const { toolkit } = home
  toolkit.linked = (pieces) =>
    pieces.map((piece) => (typeof piece === "string" ? piece : toolkit.make("a", { href: piece.url, title: piece.title || null }, piece.text)))
  toolkit.plain = (pieces) => pieces.map((piece) => piece.text || piece).join("")

  /* A table in a box of its own, which scrolls sideways where the screen is narrow. Cells are lists of what stands in them. */
  toolkit.table = (name, head, rows) => {
    const { make } = toolkit
    const line = (cells, tag) => make("tr", {}, ...cells.map((cell, place) => make(tag, tag === "th" ? { scope: "col" } : {}, ...[cell].flat())))
    return make("div", { class: "md-typeset__scrollwrap", role: "group", tabindex: "0", "aria-label": `Table, scrolls sideways: ${name}` },
      make("div", { class: "md-typeset__table" },
        make("table", {}, make("thead", {}, line(head, "th")), make("tbody", {}, ...rows.map((row) => line(row, "td"))))))
  }
})(this)
