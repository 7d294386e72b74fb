/* Keeps the ticks of a page's checklists on the reader's own machine. Without storage the boxes still work and print. */
(function () {
  "use strict";
  var boxes = document.querySelectorAll(".tick input[type=checkbox]");
  if (!boxes.length) return;

  // The key is the page's name and the line's own words, so that a reordered list keeps the right ticks.
  var page = location.pathname.replace(/index\.html$/, "").split("/").slice(-3).join("/");
  function key(box) {
    return "tick:" + page + ":" + box.parentNode.textContent.trim().slice(0, 120);
  }
  function store(action) {
    try {
      return action(window.localStorage);
    } catch (refused) {
      return null; // storage is a convenience: a locked-down browser may refuse it
    }
  }

  boxes.forEach(function (box) {
    box.checked = store(function (local) { return local.getItem(key(box)); }) === "1";
    box.addEventListener("change", function () {
      store(function (local) {
        if (box.checked) local.setItem(key(box), "1");
        else local.removeItem(key(box));
      });
    });
  });
})();
