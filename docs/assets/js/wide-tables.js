/* A table wider than the screen scrolls in a box of its own: gives the box a name and the keyboard a way in. */
(function (home) {
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
  function set(box, name, value) {
    if (value) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
  var nameless = new WeakSet(); // the theme's boxes, which get a name while they scroll
  // Told when a box gets another width: the window's, larger letters', or as what it stands in is unfolded.
  var sizes = new ResizeObserver(function (boxes) {
    boxes.forEach(function (each) {
      var box = each.target;
      var scrolls = box.scrollWidth > box.clientWidth;
      set(box, "tabindex", scrolls && "0");
      if (!nameless.has(box)) return;
      set(box, "role", scrolls && "group"); // not a landmark: a page may have many
      set(box, "aria-label", scrolls && nameOf(box));
    });
  });
  /* Have the keyboard let into a box that has its name, while it is wider than the screen. */
  home.toolkitScrolls = function (box) {
    sizes.observe(box);
    return box;
  };
  // The theme puts each table into its box when the page is ready, so the boxes are there only after loading.
  window.addEventListener("load", function () {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      nameless.add(box);
      sizes.observe(box);
    });
  });
})(this);
