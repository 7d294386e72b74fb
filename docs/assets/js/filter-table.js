/* Choices above a long table: [data-widget="filter-table"] with the columns named in data-filters. Cells may hold
 * several answers, parted by semicolons. With scripts off the whole table is there. */
(function () {
  "use strict"
  function words(cell) {
    return cell.textContent.split(";").map((part) => part.trim()).filter(Boolean)
  }

  function begin(root) {
    const table = root.querySelector("table")
    const names = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim())
    const rows = [...table.tBodies[0].rows]
    const form = document.createElement("form")
    form.className = "filters"
    const choices = root.dataset.filters.split(",").map((filter) => {
      const name = filter.trim()
      const column = names.indexOf(name)
      const label = form.appendChild(document.createElement("label"))
      label.textContent = name + " "
      const select = label.appendChild(document.createElement("select"))
      select.add(new Option("Any", ""))
      const answers = new Set(rows.flatMap((row) => words(row.cells[column])))
      ;[...answers].sort().forEach((answer) => select.add(new Option(answer, answer)))
      return { select, column }
    })
    const reset = form.appendChild(document.createElement("button"))
    reset.type = "reset"
    reset.textContent = "Show all"
    reset.className = "md-button"
    const said = form.appendChild(document.createElement("p"))
    said.setAttribute("role", "status")

    function show() {
      let shown = 0
      rows.forEach((row) => {
        row.hidden = !choices.every(({ select, column }) => !select.value || words(row.cells[column]).includes(select.value))
        if (!row.hidden) shown += 1
      })
      said.textContent = shown ? `${shown} of ${rows.length} are shown.` : "None is like that. Widen a choice, or show all."
    }
    form.addEventListener("change", show)
    form.addEventListener("reset", () => setTimeout(show)) // after the browser has put the choices back
    form.addEventListener("submit", (event) => event.preventDefault())
    root.prepend(form)
    show()
  }
  // The theme may move tables into boxes of their own, so the table is looked for inside the root each time.
  document.querySelectorAll('[data-widget="filter-table"]').forEach(begin)
})()
