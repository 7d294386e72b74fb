/* The map of risks: likelihood up, impact across, and the numbers of the risks in their squares, with the same as a table.
 *   heat({ title, cells, bands, scale })   cells[likelihood][impact] is a list of numbers (sums/risk-log.js)
 * A band is a pattern and a letter, so that the colour says nothing alone. */
;(function (home) {
  "use strict"
  const { charts } = home.toolkit
  const { draw, figure, fill, words } = charts
  charts.heat = heat
  const SIDES = [1, 2, 3, 4, 5]
  const WIDE = 64
  const HIGH = 46
  const EDGE = 36
  const FILLS = { low: 3, middle: 2, high: 1 } // the places of charts.js: open, dotted, striped
  let count = 0

  const short = (numbers) => (numbers.length > 4 ? `${numbers.slice(0, 3).join(", ")} +${numbers.length - 3}` : numbers.join(", "))

  function heat({ title, cells, bands, scale }) {
    const id = `heat-${(count += 1)}`
    const drawn = []
    const top = bands.length * 17 + 10
    bands.forEach((band, place) => {
      drawn.push(draw("rect", { x: 0, y: 2 + place * 17, width: 22, height: 11, ...fill(id, FILLS[band.id]) }))
      drawn.push(words(28, 12 + place * 17, `${band.name[0]}: ${band.name}, ${band.least} to ${band.most}`))
    })
    SIDES.forEach((likelihood) => {
      const y = top + (5 - likelihood) * HIGH
      drawn.push(words(EDGE - 8, y + HIGH / 2 + 4, String(likelihood), "end"))
      SIDES.forEach((impact) => {
        const x = EDGE + (impact - 1) * WIDE
        const band = bands.find((each) => likelihood * impact >= each.least && likelihood * impact <= each.most)
        drawn.push(draw("rect", { x, y, width: WIDE, height: HIGH, ...fill(id, FILLS[band.id]) }))
        drawn.push(words(x + 4, y + 12, band.name[0]))
        const here = cells[likelihood][impact]
        if (here.length) {
          drawn.push(draw("rect", { x: x + 4, y: y + 16, width: WIDE - 8, height: HIGH - 20, rx: 3, class: "chart__plate" }))
          drawn.push(words(x + WIDE / 2, y + 34, short(here), "middle"))
        }
      })
    })
    SIDES.forEach((impact) => drawn.push(words(EDGE + (impact - 0.5) * WIDE, top + 5 * HIGH + 15, String(impact), "middle")))
    drawn.push(words(EDGE + 2.5 * WIDE, top + 5 * HIGH + 32, "Impact", "middle"))
    drawn.push(draw("text", { x: 0, y: 0, "text-anchor": "middle", transform: `translate(11 ${top + 2.5 * HIGH}) rotate(-90)` }, "Likelihood"))
    const rows = [...SIDES].reverse().map((likelihood) => [
      `${likelihood}: ${scale[likelihood - 1].likelihood}`,
      ...SIDES.map((impact) => cells[likelihood][impact].join(", ") || "–"),
    ])
    return figure(title, top + 5 * HIGH + 38, drawn, id, ["Likelihood down, impact across", ...SIDES.map(String)], rows)
  }
})(this)
