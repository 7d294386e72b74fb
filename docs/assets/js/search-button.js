/* The home page's button opens the theme's own search box and puts the cursor in it. */
(function () {
  "use strict";
  var button = document.querySelector("[data-open-search]");
  var toggle = document.querySelector("[data-md-toggle=search]");
  var box = document.querySelector("[data-md-component=search-query]");
  if (!button || !toggle || !box) return;
  button.addEventListener("click", function () {
    if (!toggle.checked) toggle.click();
    box.focus();
  });
})();
