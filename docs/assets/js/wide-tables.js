/* A table wider than the screen scrolls in a box of its own: gives the box a name and the keyboard a way in. */
(function () {
  "use strict";
  function nameOf(box) {
    var page = box.closest(".pack__page, article"); // of a pack's hundreds of headings, those of the same page
    var name = "";
    if (!page) return "Table, scrolls sideways";
    page.querySelectorAll("h1, h2, h3, h4, h5").forEach(function (heading) {
      if (heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING) name = heading.firstChild.textContent;
    });
    return "Table, scrolls sideways: " + name.trim();
  }
  // Told when a box gets another width: the window's, larger letters', or as what it stands in is unfolded.
  var sizes = new ResizeObserver(function (boxes) {
    boxes.forEach(function (each) {
      var box = each.target;
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
  });
  // The theme puts each table into its box when the page is ready, so the boxes are there only after loading.
  window.addEventListener("load", function () {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      sizes.observe(box);
    });
  });
})();
