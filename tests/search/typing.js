/* Put into a page by scripts/toolkit/search_timing.py, to type in its search box and time the answer.
 * press({box, list, item, typed, most}) -> {placed, drawn}: from the keystroke until results are in the page and laid out,
 * and until the frame that shows them has been drawn, which waits for the screen's own clock. null where there are no
 * results: none in `most` ms, or a list that has changed and a moment later still holds none. */
"use strict"
window.press = ({ box, list, item, typed, most }) =>
  new Promise((done) => {
    const field = document.querySelector(box)
    const stop = () => clearTimeout(limit) || watch.disconnect()
    const none = () => stop() || done(null)
    let limit = setTimeout(none, most)
    const watch = new MutationObserver((records) => {
      const place = document.querySelector(list)
      const there = (each) => place.contains(each.target) || [...each.addedNodes].includes(place)
      if (!place || !records.some(there)) return
      clearTimeout(limit)
      if (!place.querySelector(item)) return (limit = setTimeout(none, 100))
      stop()
      place.getBoundingClientRect() // does not return before everything has its place
      const placed = performance.now() - start
      const after = new MessageChannel() // a message sent as a frame begins arrives when it has been drawn
      after.port1.onmessage = () => done({ placed, drawn: performance.now() - start })
      requestAnimationFrame(() => after.port2.postMessage(null))
    })
    watch.observe(document.body, { childList: true, subtree: true })
    const start = performance.now()
    field.focus()
    field.value = typed
    field.dispatchEvent(new InputEvent("input", { bubbles: true }))
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })) // what the theme's search listens to
  })
