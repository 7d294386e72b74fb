"""What the browser tests of tools share: opening a tool, saving, opening a file again, and files that mean harm."""

from __future__ import annotations

import json
import re

from conftest import ROOT

from toolkit import data

TOOLS = data.load(ROOT / "docs/_data")[0].tools
HOSTED_TOOLS = [tool["page"].removeprefix("/").removesuffix(".md") + "/" for tool in TOOLS.values()]  # their addresses
ROOT_SELECTOR = "[data-widget=tool]"
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"
MARKUP = "<img src=x onerror=alert(1)>\"'>{{7*7}}=1+1"


def opened(home, page, path: str, storage: bool = True, **options):
    """A tool's page in either build: ``path`` is from docs/, as in tools.yml. Every question is answered with yes.

    The view keeps what it asked in ``questions``; the browser's own question before leaving has no words.
    """
    view = page(**options)
    view.questions = []
    view.on("dialog", lambda dialog: (view.questions.append(dialog.message), dialog.accept()))
    if not storage:
        view.add_init_script(REFUSED)
    name = path.removeprefix("/").removesuffix(".md")
    view.goto(home.url + (f"{name}/" if "127.0.0.1" in home.url else f"{name}.html"))
    return view


def save(view, button: str = "Save to a file") -> str:
    """Press a button that saves -> the text of the file."""
    with view.expect_download() as waiting:
        view.get_by_role("button", name=button, exact=True).click()
    return waiting.value.path().read_bytes().decode("utf-8")


def open_text(view, text: str, button: str = "Open a file", name: str = "answers.json") -> None:
    """Open a file that holds ``text``, and wait until the tool has said what came of it."""
    open_texts(view, [text], button, name)


def open_texts(view, texts: list[str], button: str, name: str = "answers.json") -> None:
    """Open several files at once."""
    files = [
        {"name": f"{number}-{name}", "mimeType": "application/json", "buffer": text.encode("utf-8")}
        for number, text in enumerate(texts, start=1)
    ]
    view.evaluate("document.querySelectorAll('.tool__said, .tool__fault').forEach(e => e.textContent = '')")
    with view.expect_file_chooser() as waiting:
        view.get_by_role("button", name=button, exact=True).click()
    waiting.value.set_files(files)
    view.locator(f"{ROOT_SELECTOR} > :is(.tool__said, .tool__fault)", has_text=re.compile("[a-z]")).first.wait_for()


def said(view) -> str:
    """What the status line says."""
    return view.locator(f"{ROOT_SELECTOR} > .tool__said").inner_text()


def fault(view) -> str:
    """What the alert line says."""
    return view.locator(f"{ROOT_SELECTOR} > .tool__fault").inner_text()


def state_of(text: str):
    """The state in a saved file."""
    return json.loads(text)["state"]


def load_example(view, number: int = 0) -> None:
    """Press the button of an example."""
    view.get_by_role("button", name=re.compile("^Load an example")).nth(number).click()


def with_every_text(value, words: str):
    """A state with ``words`` in the place of every text that may be any text, and in every list's first entry."""
    if isinstance(value, dict):
        return {key: with_every_text(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [with_every_text(each, words) for each in value]
    return words if isinstance(value, str) else value


def hostile(text: str) -> dict[str, str]:
    """A good file -> files that must be refused with nothing changed, by words of the sentence that refuses each."""
    envelope = json.loads(text)

    def changed(**parts) -> str:
        return json.dumps({**envelope, **parts})

    return {
        "larger than 5 MB": text + " " * (5 * 1024 * 1024),
        "cannot be read": text[: len(text) // 2],
        "not saved by this toolkit": json.dumps({"answers": [1, 2, 3]}),
        "by another tool: another tool": changed(tool="another-tool"),
        "newer edition": changed(format=99),
        "damaged": changed(state=[]),
    }


def paste(view, words: str) -> None:
    """Paste into the field that has the focus, as from a spreadsheet."""
    view.evaluate(
        """words => {
          const clipboardData = new DataTransfer()
          clipboardData.setData("text", words)
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
          document.activeElement.dispatchEvent(event)
        }""",
        words,
    )
