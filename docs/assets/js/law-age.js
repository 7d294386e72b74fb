/* Says so, at reading time, when a page's law was checked more than twelve months ago: a stick grows old in a drawer. */
(function () {
  "use strict";
  var note = document.querySelector("[data-law-checked]");
  if (!note) return;
  var due = new Date(note.getAttribute("data-law-checked") + "T00:00:00");
  due.setFullYear(due.getFullYear() + 1);
  note.hidden = !(new Date() > due);
})();
