/* Rows of cells, made into a CSV file that Excel opens rightly and that cannot make it do anything. No page in it. */
(function (home, make) {
  if (typeof module === "object") module.exports = make()
  else (home.sums = home.sums || {}).csv = make()
})(this, function () {
  "use strict"
  // A cell that begins so is taken for a formula: the apostrophe makes it plain text. The wide forms count too.
  const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

  function cell(value) {
    if (typeof value === "number") return isFinite(value) ? String(value) : ""
    const words = value === null || value === undefined ? "" : String(value)
    const plain = FORMULA.test(words) ? "'" + words : words
    return /[",;\t\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain
  }

  /* The mark at the beginning tells Excel that the letters are UTF-8. */
  function text(rows) {
    return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("")
  }

  return { text }
})
