"""What a Word file and a spreadsheet of a template have in common: what they say of themselves, and bytes that keep."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import dataclass


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


def fixed(content: bytes, when: datetime.datetime) -> bytes:
    """An Office file with every date in it set to ``when``: the same content gives the same bytes on any day."""
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        names = old.namelist()
        # What says which part is which comes first, as Word itself writes it; the rest by name.
        for name in sorted(names, key=lambda each: (each != "[Content_Types].xml", each)):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(W3CDTF\"?[^>]*>)[^<]*(</dcterms:)", rb"\g<1>" + stamp.encode() + rb"\g<2>", data)
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return out.getvalue()
