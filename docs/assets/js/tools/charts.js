/* Small charts, drawn as SVG with their figures in a table beside them. Each is a figure to put into the page:
 *   bars({ title, series: ["Now", "Last time"], rows: [{ name, values: [12, 10] }], most, unit })
 *   stacks({ title, parts: ["Strongly agree", …], rows: [{ name, values: [3, 1, …] }] })   each row drawn to one length
 *   lines({ title, across: ["2027/28", …], rows: [{ name, values: [1, 2, …] }], unit })
 * A value may be null, which draws nothing and reads "–". unit is a function from a figure to words. What a colour says is
 * said again by a pattern, a letter or a figure. */
;(function (home) {
  "use strict"
  const { make, table } = home.toolkit
  home.toolkit.charts = { bars, lines, stacks }
  const WIDTH = 360
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  let count = 0

  function draw(tag, attributes = {}, ...inside) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...inside)
    return element
  }
  const words = (x, y, text, anchor = "start") => draw("text", { x, y, "text-anchor": anchor }, text)
  const short = (name) => (name.length > 52 ? name.slice(0, 51) + "…" : name) // the table has the whole of it

  /* The fills: plain, then striped, dotted and open; a fifth is plain again, and told apart by its letter. */
  function fills(id) {
    const tile = (name, ...inside) => draw("pattern", { id: `${id}-${name}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, ...inside)
    const ground = () => draw("rect", { width: 6, height: 6, class: "chart__ground" })
    return draw("defs", {},
      tile(1, ground(), draw("path", { d: "M-1 1l2-2M0 6l6-6M5 7l2-2", class: "chart__stroke" })),
      tile(2, ground(), draw("circle", { cx: 3, cy: 3, r: 1.4, class: "chart__dot" })),
      tile(3, ground()))
  }
  const fill = (id, place) => (place % 4 ? { fill: `url(#${id}-${place % 4})`, class: "chart__shape" } : { class: "chart__shape chart__solid" })

  function figure(title, height, drawn, id, head, rows) {
    const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `${title}. The figures are in the table below the drawing.`, class: "off-glb" }, fills(id), ...drawn)
    return make("figure", { class: "chart" }, make("figcaption", {}, title), svg, table(`Figures: ${title}`, head, rows))
  }

  function key(id, names) {
    return names.map((name, place) => [
      draw("rect", { x: 0, y: 2 + place * 17, width: 22, height: 11, ...fill(id, place) }),
      words(28, 12 + place * 17, `${LETTERS[place % 26]}: ${short(name)}`),
    ]).flat()
  }

  const shown = (value, unit) => (value === null ? "–" : unit(value))

  function bars({ title, series = [""], rows, most, unit = String }) {
    const id = `chart-${(count += 1)}`
    const all = rows.flatMap((row) => row.values).filter((value) => value !== null)
    const low = Math.min(0, ...all)
    const high = Math.max(most ?? 0, ...all, low + 1e-9)
    const many = series.length > 1
    const edge = many ? 16 : 1 // room for the letters
    const place = (value) => edge + ((value - low) / (high - low)) * (WIDTH - 100)
    const drawn = many ? key(id, series) : []
    let y = many ? series.length * 17 + 10 : 4
    rows.forEach((row) => {
      drawn.push(words(0, y + 11, short(row.name)))
      y += 16
      drawn.push(draw("path", { d: `M${place(0)} ${y - 2}v${row.values.length * 16}`, class: "chart__axis" }))
      row.values.forEach((value, each) => {
        if (many) drawn.push(words(0, y + 10, LETTERS[each % 26]))
        if (value !== null)
          drawn.push(draw("rect", { x: Math.min(place(0), place(value)), y, width: Math.abs(place(value) - place(0)), height: 12, ...fill(id, each) }))
        drawn.push(words(Math.max(place(0), place(value ?? 0)) + 5, y + 10, shown(value, unit)))
        y += 16
      })
      y += 5
    })
    return figure(title, y + 2, drawn, id, ["", ...series.map((name) => name || "Figure")], rows.map((row) => [row.name, ...row.values.map((value) => shown(value, unit))]))
  }

  function stacks({ title, parts, rows }) {
    const id = `chart-${(count += 1)}`
    const drawn = key(id, parts)
    let y = parts.length * 17 + 10
    rows.forEach((row) => {
      drawn.push(words(0, y + 11, short(row.name)))
      y += 16
      const sum = row.values.reduce((total, value) => total + value, 0)
      let x = 0
      row.values.forEach((value, each) => {
        if (!value) return
        const width = (value / sum) * WIDTH
        drawn.push(draw("rect", { x, y, width, height: 18, ...fill(id, each) }))
        if (width > 26) {
          drawn.push(draw("rect", { x: x + width / 2 - 13, y: y + 2, width: 26, height: 14, rx: 2, class: "chart__plate" }))
          drawn.push(words(x + width / 2, y + 13, `${LETTERS[each % 26]} ${value}`, "middle"))
        }
        x += width
      })
      if (!sum) drawn.push(words(0, y + 13, "No answers"))
      y += 26
    })
    return figure(title, y, drawn, id, ["", ...parts], rows.map((row) => [row.name, ...row.values.map(String)]))
  }

  function lines({ title, across, rows, unit = String }) {
    const id = `chart-${(count += 1)}`
    const all = rows.flatMap((row) => row.values).filter((value) => value !== null)
    const low = Math.min(0, ...all)
    const high = Math.max(...all, low + 1e-9)
    const top = rows.length * 17 + 16
    const foot = top + 150
    const x = (place) => 14 + (across.length > 1 ? (place / (across.length - 1)) * (WIDTH - 34) : 0)
    const y = (value) => foot - ((value - low) / (high - low)) * 150
    const drawn = [
      ...rows.map((row, place) => words(0, 12 + place * 17, `${LETTERS[place % 26]}: ${short(row.name)}`)),
      draw("path", { d: `M14 ${y(0)}H${WIDTH - 20}`, class: "chart__axis" }),
      words(14, foot + 16, across[0]),
      words(WIDTH, foot + 16, across[across.length - 1], "end"),
      words(14, top - 3, unit(high)),
    ]
    rows.forEach((row, place) => {
      let broken = true
      const path = row.values.map((value, each) => {
        if (value === null) return (broken = true), ""
        const step = `${broken ? "M" : "L"}${x(each)} ${y(value)}`
        broken = false
        return step
      }).join("")
      drawn.push(draw("path", { d: path || "M0 0", class: `chart__line chart__line--${place % 4}` }))
      const last = row.values.reduce((found, value, each) => (value === null ? found : each), -1)
      if (last >= 0) drawn.push(words(x(last) + 5, y(row.values[last]) + 4, LETTERS[place % 26]))
    })
    const names = rows.map((row, place) => `${LETTERS[place % 26]}: ${row.name}`)
    return figure(title, foot + 22, drawn, id, ["", ...names], across.map((label, at) => [label, ...rows.map((row) => shown(row.values[at] ?? null, unit))]))
  }

  Object.assign(home.toolkit.charts, { draw, figure, fill, words }) // for a tool that draws something of its own
})(this)
