/* A table wider than the screen scrolls in a box of its own: gives the box a name and the keyboard a way in. */
(function () {
  "use strict";
  function nameOf(box) {
    var headings = document.querySelectorAll("article h1, article h2, article h3");
    var name = "";
    headings.forEach(function (heading) {
      if (heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING) name = heading.firstChild.textContent;
    });
    return "Table, scrolls sideways: " + name.trim();
  }
  function look() {
    // The theme puts each table into its box when the page is ready, so the boxes are there only after loading.
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.setAttribute("role", "group"); // not a landmark: a page may have many
        box.setAttribute("aria-label", nameOf(box));
      } else {
        box.removeAttribute("tabindex");
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    });
  }
  window.addEventListener("load", look);
  window.addEventListener("resize", look);
})();
