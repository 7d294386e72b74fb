"""What a Word file and a spreadsheet of a template have in common: what they say of themselves, and bytes that keep."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

LANGUAGE = "en-GB"
_END = b"</cp:coreProperties>"


@dataclass(frozen=True)
class Facts:
    """What a file says of itself."""

    title: str
    summary: str
    moment: str  # of a filled version: at which point of the running example it stands; else empty
    version: str
    law_checked: datetime.date | None
    when: datetime.datetime  # by which the file and all in it are dated
    keywords: str
    creator: str = "Rethinking Service Delivery"

    @property
    def foot(self) -> str:
        """The line at the foot of each side."""
        day = self.law_checked
        checked = f"; law checked on {day.day} {day:%B %Y}" if day else ""
        dated = f"{self.when.day} {self.when:%B %Y}"
        return f"{self.title}. {self.creator}, version {self.version} of {dated}{checked}"


def packed(parts: Mapping[str, bytes], facts: Facts) -> bytes:
    """The parts of an Office file, by name, as one file: the same content gives the same bytes on any day.

    Every date is the facts' own. The language and the version are put in, as not every writer can say them.
    """
    stamp = facts.when.strftime("%Y-%m-%dT%H:%M:%SZ")
    says = f"<dc:language>{LANGUAGE}</dc:language><cp:version>{escape(facts.version)}</cp:version>".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        # What says which part is which comes first, as Word itself writes it; the rest by name.
        for name in sorted(parts, key=lambda each: (each != "[Content_Types].xml", each)):
            data = parts[name]
            if name == "docProps/core.xml":
                data = re.sub(rb"(W3CDTF\"?[^>]*>)[^<]*(</dcterms:)", rb"\g<1>" + stamp.encode() + rb"\g<2>", data)
                data = data.replace(_END, says + _END)
            entry = zipfile.ZipInfo(name, facts.when.timetuple()[:6])
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, data)
    return out.getvalue()
