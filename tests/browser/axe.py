"""What the tests share of axe-core, the checker of accessibility."""

from __future__ import annotations

from conftest import ROOT, until

AXE = (ROOT / "tests/vendor/axe/axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"type": "tag", "values": TAGS}
BEGIN = """([within, rules]) => {
  window.found = null
  const context = within ? { include: [[within]] } : document
  axe.run(context, { runOnly: rules, resultTypes: ["violations"], elementRef: false, preload: false }).then(
    ({ violations }) => (window.found = violations.map((each) =>
      `${each.id}: ${each.help}, ${each.nodes.length} times, as in ${each.nodes[0].html.slice(0, 200)}`)),
    (error) => (window.found = [String(error)]))
}"""


def begin(view, rules=EVERYTHING, within=None) -> None:
    """Set axe to work on a page; the next page can be opened elsewhere meanwhile."""
    if view.evaluate("typeof axe") == "undefined":
        view.evaluate(AXE)
    view.evaluate(BEGIN, [within, rules])


def faults(view) -> list[str]:
    """What axe found, once it is done."""
    until(view, "window.found !== null", seconds=120)
    return view.evaluate("window.found")
