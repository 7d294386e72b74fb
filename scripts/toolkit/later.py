"""Takes out of a page the data that only some of its readers ask for, so that the others need not wait for it.

A component writes such data as script[type="application/json"][data-later="<name>"]. Here it becomes a script of its
own, which docs/assets/js/tools/shell.js loads when it is asked for: on a stick a page may run a script from beside it,
and read nothing else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

FOLDER = "assets/later/"  # of the built site
_DATA = re.compile(r'<script(?=[^>]* type="application/json")[^>]* data-later="([a-z-]+)"[^>]*>(.*?)</script>', re.S)


def taken_out(html: str, address: Callable[[str], str]) -> tuple[str, dict[str, bytes]]:
    """The page's HTML that says where its data are, and those by file. ``address`` finds a file of the built site."""
    made: dict[str, bytes] = {}

    def out(match: re.Match) -> str:
        name, data = match[1], match[2].strip()
        file = f"{FOLDER}{name}.js"
        made[file] = f'(window.toolkitLater=window.toolkitLater||{{}})["{name}"]={data}\n'.encode()
        changed = hashlib.sha256(made[file]).hexdigest()[:8]  # so that no browser keeps old data beside a new page
        return (
            f'<script type="application/json" data-later="{name}" data-from="{address(file)}?{changed}">{{}}</script>'
        )

    return _DATA.sub(out, html), made
