/* A pack in the reader's own colours: those chosen on the toolkit's pages, or else the system's. Paper is always light. */
(function () {
  "use strict"
  var system = window.matchMedia("(prefers-color-scheme: dark)")
  function chosen() {
    try {
      // Where the theme keeps the choice: under the path of the toolkit's first page.
      var kept = JSON.parse(localStorage.getItem(new URL("..", location.href).pathname + ".__palette"))
      return kept.color.scheme
    } catch (refused) {
      return null // nothing chosen, or storage is refused
    }
  }
  function show(scheme) {
    if (document.body) document.body.setAttribute("data-md-color-scheme", scheme)
  }
  function onScreen() {
    show(chosen() || (system.matches ? "slate" : "default"))
  }
  document.addEventListener("DOMContentLoaded", onScreen)
  system.addEventListener("change", onScreen)
  window.addEventListener("beforeprint", function () {
    show("default")
  })
  window.addEventListener("afterprint", onScreen)
})()
