/* Choices above a long table: [data-widget="filter-table"] with the columns named in data-filters. Cells may hold
 * several answers, parted by semicolons. data-bands="Years: 5, 10" offers a column of numbers in bands. data-sort makes
 * each heading a button that sorts. With scripts off the whole table is there. */
(function () {
  "use strict"
  function words(cell) {
    return cell.textContent.split(";").map((part) => part.trim()).filter(Boolean)
  }

  // "Years: 5, 10" -> {Years: [[0, 5, "Under 5"], [5, 10, "5 to 9"], [10, Infinity, "10 or more"]]}
  function bands(text) {
    const found = {}
    if (!text) return found
    const [name, steps] = text.split(":")
    const edges = [0, ...steps.split(",").map(Number), Infinity]
    found[name.trim()] = edges.slice(0, -1).map((from, place) => {
      const to = edges[place + 1]
      return [from, to, place === 0 ? `Under ${to}` : to === Infinity ? `${from} or more` : `${from} to ${to - 1}`]
    })
    return found
  }

  // Numbers before words, and what is not known last whichever way the column runs.
  function compare(one, other, down) {
    const [a, b] = [one, other].map((cell) => cell.textContent.trim())
    const [unknownA, unknownB] = [a, b].map((text) => /^(not known|none found|still running)$/.test(text))
    if (unknownA || unknownB) return unknownA - unknownB
    const [x, y] = [a, b].map(parseFloat)
    const order = isNaN(x) && isNaN(y) ? a.localeCompare(b) : isNaN(x) ? 1 : isNaN(y) ? -1 : x - y
    return down ? -order : order
  }

  function makeSortable(headings, rows, say) {
    headings.forEach((heading, column) => {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "sorts"
      button.append(...heading.childNodes)
      heading.append(button)
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending"
        headings.forEach((each) => each.removeAttribute("aria-sort"))
        heading.setAttribute("aria-sort", down ? "descending" : "ascending")
        const body = rows[0].parentNode
        ;[...rows].sort((a, b) => compare(a.cells[column], b.cells[column], down)).forEach((row) => body.append(row))
        say(`Sorted by ${button.textContent}, ${down ? "downwards" : "upwards"}.`)
      })
    })
  }

  function begin(root) {
    const table = root.querySelector("table")
    const headings = [...table.querySelectorAll("thead th")]
    const names = headings.map((cell) => cell.textContent.trim())
    const rows = [...table.tBodies[0].rows]
    const inBands = bands(root.dataset.bands)
    const form = document.createElement("form")
    form.className = "filters"
    const choices = root.dataset.filters.split(",").map((filter) => {
      const name = filter.trim()
      const column = names.indexOf(name)
      const label = form.appendChild(document.createElement("label"))
      label.textContent = name + " "
      const select = label.appendChild(document.createElement("select"))
      select.add(new Option("Any", ""))
      if (inBands[name]) {
        inBands[name].forEach(([, , says], place) => select.add(new Option(says, place)))
      } else {
        const answers = new Set(rows.flatMap((row) => words(row.cells[column])))
        ;[...answers].sort().forEach((answer) => select.add(new Option(answer, answer)))
      }
      function fits(row) {
        if (!select.value) return true
        if (!inBands[name]) return words(row.cells[column]).includes(select.value)
        const [from, to] = inBands[name][select.value]
        const number = parseFloat(row.cells[column].textContent)
        return number >= from && number < to
      }
      return fits
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
        row.hidden = !choices.every((fits) => fits(row))
        if (!row.hidden) shown += 1
      })
      said.textContent = shown ? `${shown} of ${rows.length} are shown.` : "None is like that. Widen a choice, or show all."
    }
    form.addEventListener("change", show)
    form.addEventListener("reset", () => setTimeout(show)) // after the browser has put the choices back
    form.addEventListener("submit", (event) => event.preventDefault())
    root.prepend(form)
    show()
    if ("sort" in root.dataset) makeSortable(headings, rows, (text) => { said.textContent = text })
  }
  // The theme may move tables into boxes of their own, so the table is looked for inside the root each time.
  document.querySelectorAll('[data-widget="filter-table"]').forEach(begin)
})()
