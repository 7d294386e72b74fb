/* Opens a figure large. The program for it is fetched at the first press: few readers need it, and it weighs as much as a
 * page. Where it cannot be had, the figure opens by its link. */
(function () {
  "use strict"
  const assets = new URL("../", document.currentScript.src)
  const LOOKS = { touchNavigation: true, loop: false, zoomable: true, draggable: true, openEffect: "zoom", closeEffect: "zoom", slideEffect: "slide" }

  function add(name, properties) {
    return document.head.appendChild(Object.assign(document.createElement(name), properties))
  }

  function press(event) {
    const figure = event.target.closest("a.glightbox")
    if (!figure || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    document.removeEventListener("click", press)
    add("link", { rel: "stylesheet", href: new URL("stylesheets/glightbox.min.css", assets).href })
    const program = add("script", { src: new URL("javascripts/glightbox.min.js", assets).href })
    program.addEventListener("load", () => {
      window.GLightbox(LOOKS)
      figure.click()
    })
    program.addEventListener("error", () => figure.click())
  }

  document.addEventListener("click", press)
})()
