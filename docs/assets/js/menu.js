/* The theme's menu, the lists in it and its switch of colours are labels of hidden boxes, which the keyboard does not reach.
 * Each becomes a button. With scripts off the labels are left, for a pointer. */
(function () {
  "use strict"
  const drawer = document.getElementById("__drawer")
  const side = document.querySelector(".md-sidebar--primary")
  const outside = ".md-skip, .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-top, .md-footer, .marked"
  const TURNS_PAGES = ["p", "n", ",", "."] // the theme's keys

  function button(className, name, pressed, ...inside) {
    const made = document.createElement("button")
    made.type = "button"
    made.className = className
    if (name) made.setAttribute("aria-label", name)
    made.append(...inside)
    made.addEventListener("click", pressed)
    return made
  }

  /* A button in the place of a label, which opens and shuts what the label's box stands for. */
  function opener(label, name, className) {
    const box = document.getElementById(label.htmlFor)
    const made = button(`${label.className} ${className}`, name, () => box.click(), ...label.childNodes)
    const show = () => made.setAttribute("aria-expanded", box.checked)
    box.addEventListener("change", show)
    show()
    label.replaceWith(made)
    return made
  }

  /* The theme shows one of the two: the one pressed goes, and the other takes its place and the focus. */
  function palette() {
    document.querySelectorAll("[data-md-component=palette] label").forEach((label) => {
      const box = document.getElementById(label.htmlFor)
      const press = () => {
        box.click()
        made.parentElement.querySelector("button:not([hidden])").focus()
      }
      const made = button(label.className, label.title, press, ...label.childNodes)
      made.addEventListener("keydown", (event) => event.stopPropagation()) // or the theme would work the switch as well
      made.title = label.title
      made.hidden = label.hidden
      label.replaceWith(made)
    })
  }

  function menu() {
    const opens = opener(document.querySelector(".md-header [for=__drawer]"), "Menu", "menu-opens")
    const shuts = button("menu-shuts md-icon", "Close the menu", () => drawer.click(), "×")
    side.querySelector(".md-nav__title").append(shuts)
    side.querySelectorAll(".md-nav__item:not(.md-nav__item--section) > .md-nav__link[for]").forEach((label) => {
      const contents = label.htmlFor === "__toc"
      opener(label, contents ? `On this page: ${label.textContent.trim()}` : null, contents ? "menu-contents" : "menu-list")
    })
    side.querySelectorAll(".md-nav__item:not(.md-nav__item--section) > .md-nav__container > [for]").forEach((label) => {
      opener(label, `Pages under ${label.parentElement.textContent.trim()}`, "menu-list")
    })
    drawer.addEventListener("change", () => {
      document.querySelectorAll(outside).forEach((each) => (each.inert = drawer.checked))
      if (drawer.checked) shuts.focus()
      else if (side.contains(document.activeElement)) opens.focus()
    })
    const shut = () => drawer.checked && drawer.click()
    document.addEventListener("keydown", (event) => event.key === "Escape" && shut())
    window.matchMedia("(min-width: 76.25em)").addEventListener("change", shut)
    shut() // some browsers keep a box ticked from the last visit
  }

  /* The theme turns the page at a single letter, which speech or a slip can send, and has no way to turn that off. */
  function quieten(event) {
    const typing = event.target.closest && event.target.closest("input, textarea, select")
    if (TURNS_PAGES.includes(event.key) && !typing) event.stopImmediatePropagation()
  }

  window.addEventListener("keydown", quieten, true)
  palette()
  menu()
})()
