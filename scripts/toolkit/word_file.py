"""Write the part of a page that is a template as a .docx file with python-docx: what the page shows, and nothing else.

The input is the page's own HTML, so page and file cannot disagree. Headings become Word's heading styles, lists and
tables its own, fields content controls that a click selects. Clauses that are numbered by hand on the page (“3. Staff”
as a heading, “3.1 …” as a paragraph, “- (a) …” as a list) become numbers that Word keeps: add a clause, and the rest
move on.
"""

from __future__ import annotations

import copy
import re
from functools import cache, lru_cache
from itertools import zip_longest
from xml.sax.saxutils import escape

import lxml.html
from docx import Document
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .office import LANGUAGE, Facts, packed

INK = RGBColor(0x1D, 0x35, 0x57)
FIELD_GROUND = "FFF3C4"
KEPT = 6  # rows: a table of no more is kept on one page
WIDE = 6  # columns from which a page lies on its side
_GRID, _IN_TABLE = "Table Grid", "In a table"  # styles
_HEADINGS = {"h3": 1, "h4": 2, "h5": 3}
_CLAUSES, _NUMBERS, _BULLETS = 90, 91, 92  # our own abstract numberings; the blank document's are below these
_HEADING_NUMBER = re.compile(r"^(\d+)\.? +(?=\S|$)")
_CLAUSE_NUMBER = re.compile(r"^\d+\.\d+ +(?=\S|$)")  # or the end: a field may follow
_CLAUSE_LETTER = re.compile(r"^\([a-z]\) +(?=\S|$)")
_SPACES = re.compile(r"\s+")
_LOOKS = {  # in the order that Word wants
    "strong": "<w:b/>",
    "em": "<w:i/>",
    "link": '<w:color w:val="0B4F9E"/><w:u w:val="single"/>',
}


@lru_cache(maxsize=256)  # while the site is served, most stay as they were
def write(html: str, facts: Facts) -> bytes:
    """The HTML of a template (its headings from h3 down) -> the bytes of a .docx file."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for link in root.find_class("headerlink"):
        link.drop_tree()
    return _Writer(facts, root).write()


def _element(tag: str, **attributes: object) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn("w:" + name), str(value))
    return made


def _value(value: str) -> str:
    """A text between quotation marks in XML."""
    return escape(value, {'"': "&quot;"})


def _paragraph(words: str, style: str | None = None, keep: bool = False, count: tuple[int, int] | None = None) -> str:
    """A paragraph in a style (by its id). ``keep`` holds it to the next; ``count`` is a list's number and a depth."""
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    about += "<w:keepNext/>" if keep else ""
    about += '<w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="{0}"/></w:numPr>'.format(*count) if count else ""
    return f"<w:p><w:pPr>{about}</w:pPr>{words}</w:p>" if about else f"<w:p>{words}</w:p>"


def _run(text: str, looks: str = "") -> str:
    """Words in one look."""
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t{space}>{escape(text)}</w:t></w:r>"


@cache
def _blank(sideways: bool) -> File:
    """A file with all that every file has. It is made once and then copied, which is ten times as fast."""
    file = Document()
    _leave_out(file)
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    if sideways:
        page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    _looks(file)
    _countings(file)
    page.footer.paragraphs[0].style = file.styles["Footer"]
    return file


def _leave_out(file: File) -> None:
    """Take out what python-docx's own blank file has and ours never use: nine tenths of it.

    A picture of another document, styles for Word 2010 alone, and a hundred styles of tables.
    """
    for owner, unused in ((file.part, ("stylesWithEffects", "customXml")), (file.part.package, ("thumbnail",))):
        for key in [key for key, each in owner.rels.items() if each.reltype.endswith(unused)]:
            del owner.rels[key]
    for style in [each for each in file.styles if each.type == WD_STYLE_TYPE.TABLE]:
        if style.name not in ("Normal Table", _GRID):
            style.delete()


def _looks(file: File) -> None:
    """The faces, sizes and colours of every style that is used."""
    styles = file.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(_element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE))
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(5), 1.08
    sizes = {"Title": 22, "Subtitle": 12, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5}
    for name, size in sizes.items():
        style = styles[name]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), name != "Subtitle"
        style.font.italic, style.font.color.rgb = False, INK
        fonts = style.element.rPr.rFonts
        for theme in [each for each in fonts.attrib if each.endswith("Theme")]:
            del fonts.attrib[theme]  # or the theme's face would win over ours
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size * 0.7), Pt(3)
    styles["Footer"].font.size = Pt(8)
    note = styles.add_style("Note to the writer", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style, note.font.italic = normal, True
    note.font.color.rgb = RGBColor(0x44, 0x44, 0x44)
    note.paragraph_format.left_indent = Mm(6)
    note.paragraph_format.keep_with_next = True
    cell = styles.add_style(_IN_TABLE, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style, cell.font.size = normal, Pt(10)
    cell.paragraph_format.space_after, cell.paragraph_format.space_before = Pt(2), Pt(2)
    clause = styles.add_style("Clause", WD_STYLE_TYPE.PARAGRAPH)
    clause.base_style = normal


def _countings(file: File) -> None:
    """Three ways of counting: clauses (3, 3.1), numbers (1, 2), bullets, each three deep."""
    ways = {
        _CLAUSES: [("decimal", "%1.", 0, 10), ("decimal", "%1.%2", 0, 12), ("lowerLetter", "(%3)", 12, 8)],
        _NUMBERS: [("decimal", "%1.", 0, 8), ("lowerLetter", "(%2)", 8, 8), ("lowerRoman", "(%3)", 16, 8)],
        _BULLETS: [("bullet", "•", 0, 6), ("bullet", "–", 6, 6), ("bullet", "•", 12, 6)],
    }
    first = file.part.numbering_part.element.find(qn("w:num"))
    for key, levels in ways.items():
        made = _element("w:abstractNum", abstractNumId=key)
        made.append(_element("w:multiLevelType", val="multilevel"))
        for depth, (form, text, left, hang) in enumerate(levels):
            level = _element("w:lvl", ilvl=depth)
            level.append(_element("w:start", val=1))
            level.append(_element("w:numFmt", val=form))
            level.append(_element("w:lvlText", val=text))
            level.append(_element("w:lvlJc", val="left"))
            around = _element("w:pPr")
            twips = 56.7  # in a millimetre
            around.append(_element("w:ind", left=round((left + hang) * twips), hanging=round(hang * twips)))
            level.append(around)
            made.append(level)
        first.addprevious(made)


@cache
def _style_ids() -> dict[str, str]:
    return {style.name: style.style_id for style in _blank(False).styles}


class _Parts(dict):
    """Takes the place of python-docx's zip file, which would be unpacked again: the parts of a file by name."""

    def write(self, name: PackURI, content: bytes) -> None:
        """What python-docx calls for each part."""
        self[name.membername] = content


def _parts(file: File) -> dict[str, bytes]:
    package, found = file.part.package, _Parts()
    PackageWriter._write_content_types_stream(found, package.parts)
    PackageWriter._write_pkg_rels(found, package.rels)
    PackageWriter._write_parts(found, package.parts)
    return found


class _Writer:
    """Makes the body as a text of XML, which is then read once: element by element it takes four times as long."""

    def __init__(self, facts: Facts, root: lxml.html.HtmlElement):
        self.facts = facts
        self.root = root
        blank = _blank(any(len(row) >= WIDE for row in root.iter("tr")))
        self.file: File = copy.deepcopy(blank.part.package).main_document_part.document
        page = self.file.sections[0]
        self.across = page.page_width - page.left_margin - page.right_margin
        self.styles = _style_ids()
        self.lists = 0
        self.controls = 0
        self.clauses = self._numbering(_CLAUSES)
        self.numbered = any(_CLAUSE_NUMBER.match(each.text_content().strip()) for each in root.iter("p"))

    def write(self) -> bytes:
        self._names()
        blocks = [_paragraph(_run(self.facts.title), self.styles["Title"])]
        if self.facts.moment:
            blocks.append(_paragraph(_run(self.facts.moment), self.styles["Subtitle"]))
        blocks += map(self._block, self.root)
        names = " ".join(f'xmlns:{name}="{nsmap[name]}"' for name in ("w", "r"))
        last = self.file.element.body.sectPr  # how the last pages lie
        for block in parse_xml(f"<w:body {names}>{''.join(blocks)}</w:body>"):
            last.addprevious(block)
        return packed(_parts(self.file), self.facts)

    # What the file is

    def _names(self) -> None:
        """What the file says of itself, in its properties and at the foot of each side."""
        named = self.file.core_properties
        named.title, named.subject, named.author = self.facts.title, self.facts.summary, self.facts.creator
        named.keywords, named.comments, named.last_modified_by = self.facts.keywords, "", self.facts.creator
        named.created = named.modified = self.facts.when
        foot = self.file.sections[0].footer.paragraphs[0]
        foot.add_run(self.facts.foot + ". Page ")
        self._counted(foot, "PAGE")
        foot.add_run(" of ")
        self._counted(foot, "NUMPAGES")

    def _numbering(self, way: int) -> int:
        """A list of its own that begins at 1 -> its number."""
        root = self.file.part.numbering_part.element
        self.lists += 1
        key = 900 + self.lists
        made = _element("w:num", numId=key)
        made.append(_element("w:abstractNumId", val=way))
        if way != _BULLETS:
            for depth in range(3):
                again = _element("w:lvlOverride", ilvl=depth)
                again.append(_element("w:startOverride", val=1))
                made.append(again)
        root.append(made)
        return key

    def _counted(self, paragraph: Paragraph, what: str) -> None:
        """A number that Word keeps, such as the page's."""
        for kind in ("begin", None, "end"):
            run = paragraph.add_run()
            if kind:
                run._r.append(_element("w:fldChar", fldCharType=kind))
            else:
                text = _element("w:instrText")
                text.text = what
                run._r.append(text)

    # What stands in it

    def _block(self, node, style: str | None = None) -> str:
        """One block of the page."""
        tag = node.tag
        if tag in _HEADINGS:
            counted = self.numbered and tag == "h3" and _HEADING_NUMBER.match(node.text_content().strip())
            words = self._words(node, _HEADING_NUMBER if counted else None)
            count = (self.clauses, 0) if counted else None
            return _paragraph(words, self.styles[f"Heading {_HEADINGS[tag]}"], count=count)
        if tag == "p":
            clause = self.numbered and not style and _CLAUSE_NUMBER.match(node.text_content().strip())
            around = node.getparent()
            after = around.getnext() if around.tag == "blockquote" and node is around[-1] else node.getnext()
            return _paragraph(
                self._words(node, _CLAUSE_NUMBER if clause else None),
                self.styles.get("Clause" if clause else style),
                keep=after is not None and after.tag in ("ul", "ol", "table"),  # what it introduces
                count=(self.clauses, 1) if clause else None,
            )
        if tag in ("ul", "ol"):
            depth = 2 if self.numbered and tag == "ul" else 0  # bullets stand under the words of their clause
            return self._list(node, depth, self._numbering(_NUMBERS if tag == "ol" else _BULLETS))
        if tag == "table":
            return self._table(node)
        if tag == "hr":
            return _paragraph('<w:r><w:br w:type="page"/></w:r>')
        if tag == "blockquote":
            style = "Note to the writer"
        return "".join(self._block(each, style) for each in node)  # a box around blocks

    def _list(self, node, depth: int, key: int) -> str:
        made = []
        for item in node:
            letter = self.numbered and _CLAUSE_LETTER.match(item.text_content().strip())
            blocks = [each for each in item if each.tag in ("ul", "ol", "p", "table")]
            own = blocks.pop(0) if blocks and blocks[0].tag == "p" else item
            words = self._words(own, _CLAUSE_LETTER if letter else None, without=blocks)
            count = (self.clauses, 2) if letter else (key, min(depth, 2))
            made.append(_paragraph(words, self.styles["List Paragraph"], count=count))
            for each in blocks:
                if each.tag in ("ul", "ol"):
                    inner = key if each.tag == node.tag else self._numbering(_NUMBERS if each.tag == "ol" else _BULLETS)
                    made.append(self._list(each, depth + 1, inner))
                else:
                    made.append(self._block(each))
        return "".join(made)

    def _table(self, node) -> str:
        rows = list(node.iter("tr"))
        wide = [Length(width).twips for width in self._widths(rows)]
        made = [
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles[_GRID]}"/><w:tblW w:type="auto" w:w="0"/>',
            '<w:tblLayout w:type="autofit"/><w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" ',
            'w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr><w:tblGrid>',
            *(f'<w:gridCol w:w="{width}"/>' for width in wide),
            "</w:tblGrid>",
        ]
        for row in rows:
            head = all(cell.tag == "th" for cell in row)
            keep = head or (len(rows) <= KEPT and row is not rows[-1])
            made.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>")
            made += [self._cell(cell, width, head, keep) for cell, width in zip_longest(row, wide)]
            made.append("</w:tr>")
        # or a table that follows would grow onto this one
        after = '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
        return "".join([*made, "</w:tbl>", after])

    def _cell(self, cell, width: int, head: bool, keep: bool) -> str:
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E4EAF2"/>' if head else ""
        kept = "<w:keepNext/>" if keep else '<w:keepNext w:val="0"/>'  # or the row before would hold it
        # a row may have fewer cells than another
        words = "" if cell is None else self._words(cell, looks=frozenset({"strong"} if head else ()))
        return (
            f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{shade}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{self.styles[_IN_TABLE]}"/>{kept}</w:pPr>{words}</w:p></w:tc>'
        )

    def _widths(self, rows: list) -> list[int]:
        """A width for each column of a table: more where there is more to read, never less than its longest word."""
        texts = [[" ".join(cell.text_content().split()) or "-" for cell in row] for row in rows]
        columns = list(zip_longest(*texts, fillvalue="-"))
        least = [Mm(5 + 2.1 * max(len(word) for text in each for word in text.split())) for each in columns]
        if sum(least) >= self.across:
            return [round(self.across * each / sum(least)) for each in least]
        wish = [min(200, max(map(len, each))) ** 0.6 for each in columns]
        left, found = self.across, {}
        while held := [  # a column whose share is too narrow gets its least, and the rest is shared again
            place
            for place in range(len(columns))
            if place not in found
            and left * wish[place] / sum(wish[each] for each in range(len(wish)) if each not in found) < least[place]
        ]:
            found |= {place: least[place] for place in held}
            left = self.across - sum(found.values())
        free = sum(wish[place] for place in range(len(wish)) if place not in found)
        return [found.get(place) or round(left * wish[place] / free) for place in range(len(wish))]

    def _words(self, node, cut: re.Pattern | None = None, without=(), looks: frozenset[str] = frozenset()) -> str:
        """The words inside a block, with their looks. ``cut`` takes the number off the front."""
        self.cut, self.begun = cut, False
        return self._runs(node, looks, without)

    def _runs(self, node, looks: frozenset[str], without=()) -> str:
        made = [self._text(node.text, looks)]
        for each in node:
            if each not in without:
                made.append(self._inside(each, looks))
            made.append(self._text(each.tail, looks))
        return "".join(made)

    def _inside(self, each, looks: frozenset[str]) -> str:
        tag = each.tag
        if tag == "span" and "field" in (each.get("class") or "").split():
            return self._field(each)
        if tag == "input":
            return self._text("☐", looks)
        if tag == "br":
            self.begun = True
            return "<w:r><w:br/></w:r>"
        if tag == "a" and "://" in (each.get("href") or ""):
            target = self.file.part.relate_to(each.get("href"), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return f'<w:hyperlink r:id="{target}">{self._runs(each, looks | {"link"})}</w:hyperlink>'
        return self._runs(each, looks | {tag} & _LOOKS.keys())

    def _text(self, text: str | None, looks: frozenset[str]) -> str:
        text = _SPACES.sub(" ", text or "")
        if not self.begun:
            text = text.lstrip()
            if self.cut:
                text, self.cut = self.cut.sub("", text), None if self.cut.match(text) else self.cut
        if not text:
            return ""
        self.begun = True
        return _run(text, "".join(_LOOKS[look] for look in _LOOKS if look in looks))

    def _field(self, node) -> str:
        """A content control: a click selects all of it, and typing takes its place."""
        self.controls += 1
        self.begun = True
        words = node.text_content()
        name, prompt = _value(node.get("data-field")[:60]), _value(words.strip("[]")[:60])
        kind = '<w:text w:multiLine="1"/>'
        if node.get("data-choices"):
            choices = map(_value, node.get("data-choices").split(";"))
            items = "".join(f'<w:listItem w:displayText="{each}" w:value="{each}"/>' for each in choices)
            kind = f"<w:dropDownList>{items}</w:dropDownList>"
        empty = "<w:showingPlcHdr/>" if node.get("data-usual") is None else ""
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{prompt}"/><w:tag w:val="{name}"/>'
            f'<w:id w:val="{100000 + self.controls}"/>{empty}{kind}</w:sdtPr><w:sdtContent><w:r><w:rPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{FIELD_GROUND}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:sdtContent></w:sdt>'
        )
