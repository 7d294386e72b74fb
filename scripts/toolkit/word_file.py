"""Write the part of a page that is a template as a .docx file with python-docx: what the page shows, and nothing else.

The input is the page's own HTML, so page and file cannot disagree. Headings become Word's heading styles, lists and
tables its own, fields content controls that a click selects. Clauses that are numbered by hand on the page (“3. Staff”
as a heading, “3.1 …” as a paragraph, “- (a) …” as a list) become numbers that Word keeps: add a clause, and the rest
move on.
"""

from __future__ import annotations

import copy
import io
import re
from functools import cache, lru_cache
from itertools import zip_longest

import lxml.html
from docx import Document
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .office import Facts

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
    "strong": [("w:b", {})],
    "em": [("w:i", {})],
    "link": [("w:color", {"val": "0B4F9E"}), ("w:u", {"val": "single"})],
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SOMETHING = [qn("w:t"), qn("w:br"), qn("w:sdt")]  # by which a paragraph is no longer empty


@lru_cache(maxsize=256)  # while the site is served, most stay as they were
def write(html: str, facts: Facts) -> bytes:
    """The HTML of a template (its headings from h3 down) -> the bytes of a .docx file."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for link in root.find_class("headerlink"):
        link.drop_tree()
    return _Writer(facts, root).write()


_clark = cache(qn)  # “w:p” -> the name as XML has it
_WORD_ONLY = {"w": nsmap["w"]}


def _element(tag: str, **attributes: object) -> BaseOxmlElement:
    made = oxml_parser.makeelement(_clark(tag), nsmap=_WORD_ONLY)
    for name, value in attributes.items():
        made.set(_clark("w:" + name), str(value))
    return made


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
    defaults.append(_element("w:lang", val="en-GB", eastAsia="en-GB"))
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


class _Writer:
    def __init__(self, facts: Facts, root: lxml.html.HtmlElement):
        self.facts = facts
        self.root = root
        blank = _blank(any(len(row) >= WIDE for row in root.iter("tr")))
        self.file: File = copy.deepcopy(blank.part.package).main_document_part.document
        self.styles = _style_ids()
        self.lists = 0
        self.controls = 0
        self.clauses = self._numbering(_CLAUSES)
        self.numbered = any(_CLAUSE_NUMBER.match(each.text_content().strip()) for each in root.iter("p"))

    def write(self) -> bytes:
        self._names()
        self._paragraph("Title").add_run(self.facts.title)
        if self.facts.moment:
            self._paragraph("Subtitle").add_run(self.facts.moment)
        for each in self.root:
            self._block(each)
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    # What the file is

    def _names(self) -> None:
        """What the file says of itself, in its properties and at the foot of each side."""
        named = self.file.core_properties
        named.title, named.subject, named.author = self.facts.title, self.facts.summary, self.facts.creator
        named.language, named.version, named.keywords = "en-GB", self.facts.version, self.facts.keywords
        named.comments, named.last_modified_by = "", self.facts.creator
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

    def _count(self, paragraph: Paragraph, key: int, depth: int) -> None:
        numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbered.get_or_add_ilvl().val = depth
        numbered.get_or_add_numId().val = key

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

    def _paragraph(self, style: str | None) -> Paragraph:
        """A new paragraph: python-docx looks through every style for each, which took half the time of a file."""
        made = self.file.add_paragraph()
        if style:
            made._p.style = self.styles[style]
        return made

    def _block(self, node, style: str | None = None) -> None:
        """One block of the page."""
        tag = node.tag
        if tag in _HEADINGS:
            made = self._paragraph(f"Heading {_HEADINGS[tag]}")
            cut = _HEADING_NUMBER if self.numbered and tag == "h3" else None
            if cut and cut.match(node.text_content().strip()):
                self._count(made, self.clauses, 0)
            else:
                cut = None
            self._inline(made, node, cut)
        elif tag == "p":
            clause = self.numbered and not style and _CLAUSE_NUMBER.match(node.text_content().strip())
            made = self._paragraph("Clause" if clause else style)
            if clause:
                self._count(made, self.clauses, 1)
            self._inline(made, node, _CLAUSE_NUMBER if clause else None)
            around = node.getparent()
            after = around.getnext() if around.tag == "blockquote" and node is around[-1] else node.getnext()
            if after is not None and after.tag in ("ul", "ol", "table"):
                made.paragraph_format.keep_with_next = True  # what it introduces
        elif tag in ("ul", "ol"):
            depth = 2 if self.numbered and tag == "ul" else 0  # bullets stand under the words of their clause
            self._list(node, depth, self._numbering(_NUMBERS if tag == "ol" else _BULLETS))
        elif tag == "blockquote":
            for each in node:
                self._block(each, "Note to the writer")
        elif tag == "table":
            self._table(node)
        elif tag == "hr":
            self.file.add_page_break()
        else:  # a box around blocks
            for each in node:
                self._block(each, style)

    def _list(self, node, depth: int, key: int) -> None:
        for item in node:
            made = self._paragraph("List Paragraph")
            letter = self.numbered and _CLAUSE_LETTER.match(item.text_content().strip())
            cut = _CLAUSE_LETTER if letter else None
            self._count(made, self.clauses if letter else key, 2 if letter else min(depth, 2))
            blocks = [each for each in item if each.tag in ("ul", "ol", "p", "table")]
            if blocks and blocks[0].tag == "p":
                self._inline(made, blocks.pop(0), cut)
            else:
                self._inline(made, item, cut, without=blocks)
            for each in blocks:
                if each.tag in ("ul", "ol"):
                    inner = key if each.tag == node.tag else self._numbering(_NUMBERS if each.tag == "ol" else _BULLETS)
                    self._list(each, depth + 1, inner)
                else:
                    self._block(each)

    def _table(self, node) -> None:
        rows = list(node.iter("tr"))
        table = self.file.add_table(rows=0, cols=max(len(row) for row in rows))
        table._tbl.tblStyle_val = self.styles[_GRID]
        table.autofit = True
        wide = self._widths(rows)
        for column, width in zip(table.columns, wide, strict=True):
            column.width = width
        for row in rows:
            line, about = _element("w:tr"), _element("w:trPr")
            about.append(_element("w:cantSplit"))
            head = all(cell.tag == "th" for cell in row)
            if head:
                about.append(_element("w:tblHeader"))
            line.append(about)
            keep = head or (len(rows) <= KEPT and row is not rows[-1])
            for cell, width in zip_longest(row, wide):
                line.append(self._cell(cell, width, head, keep))
            table._tbl.append(line)
        after = self.file.add_paragraph()  # or a table that follows would grow onto this one
        after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), Pt(6)

    def _cell(self, cell, width: Length, head: bool, keep: bool) -> BaseOxmlElement:
        """A cell of a table, made by hand: by python-docx it takes four times as long."""
        made, about, block, looks = _element("w:tc"), _element("w:tcPr"), _element("w:p"), _element("w:pPr")
        about.append(_element("w:tcW", type="dxa", w=Length(width).twips))
        if head:
            about.append(_element("w:shd", val="clear", color="auto", fill="E4EAF2"))
        looks.append(_element("w:pStyle", val=self.styles[_IN_TABLE]))
        looks.append(_element("w:keepNext") if keep else _element("w:keepNext", val=0))
        block.append(looks)
        made.extend([about, block])
        if cell is not None:  # a row may have fewer than another
            self._inline(Paragraph(block, self.file), cell, looks=frozenset({"strong"} if head else ()))
        return made

    def _widths(self, rows: list) -> list[int]:
        """A width for each column of a table: more where there is more to read, never less than its longest word."""
        page = self.file.sections[0]
        across = page.page_width - page.left_margin - page.right_margin
        texts = [[" ".join(cell.text_content().split()) or "-" for cell in row] for row in rows]
        columns = list(zip_longest(*texts, fillvalue="-"))
        least = [Mm(5 + 2.1 * max(len(word) for text in each for word in text.split())) for each in columns]
        if sum(least) >= across:
            return [round(across * each / sum(least)) for each in least]
        wish = [min(200, max(map(len, each))) ** 0.6 for each in columns]
        left, found = across, {}
        while held := [  # a column whose share is too narrow gets its least, and the rest is shared again
            place
            for place in range(len(columns))
            if place not in found
            and left * wish[place] / sum(wish[each] for each in range(len(wish)) if each not in found) < least[place]
        ]:
            found |= {place: least[place] for place in held}
            left = across - sum(found.values())
        free = sum(wish[place] for place in range(len(wish)) if place not in found)
        return [found.get(place) or round(left * wish[place] / free) for place in range(len(wish))]

    def _inline(
        self, paragraph: Paragraph, node, cut: re.Pattern | None = None, without=(), looks: frozenset[str] = frozenset()
    ) -> None:
        """The words inside a block, with their looks. ``cut`` takes the number off the front."""
        self.cut = cut
        self._words(paragraph, node, looks, without)

    def _words(self, paragraph: Paragraph, node, looks: frozenset[str], without=(), into=None) -> None:
        self._text(paragraph, node.text, looks, into)
        for each in node:
            if each not in without:
                self._inside(paragraph, each, looks, into)
            self._text(paragraph, each.tail, looks, into)

    def _inside(self, paragraph: Paragraph, each, looks: frozenset[str], into) -> None:
        tag = each.tag
        if tag == "span" and "field" in (each.get("class") or "").split():
            self._field(paragraph, each)
        elif tag == "input":
            self._text(paragraph, "☐", looks, into)
        elif tag == "br":
            paragraph.add_run().add_break()
        elif tag == "a" and "://" in (each.get("href") or ""):
            link = _element("w:hyperlink")
            target = paragraph.part.relate_to(each.get("href"), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), target)
            paragraph._p.append(link)
            self._words(paragraph, each, looks | {"link"}, (), link)
        else:
            more = {tag} & {"strong", "em"}
            self._words(paragraph, each, looks | more, (), into)

    def _text(self, paragraph: Paragraph, text: str | None, looks: frozenset[str], into=None) -> None:
        text = _SPACES.sub(" ", text or "")
        if next(paragraph._p.iter(*_SOMETHING), None) is None:
            text = text.lstrip()
            if self.cut:
                text, self.cut = self.cut.sub("", text), None if self.cut.match(text) else self.cut
        if not text:
            return
        run, about, words = _element("w:r"), _element("w:rPr"), _element("w:t")
        for look in (each for each in _LOOKS if each in looks):
            about.extend(_element(tag, **values) for tag, values in _LOOKS[look])
        words.text = text
        if text != text.strip():
            words.set(_SPACE, "preserve")
        run.extend([about, words])
        (paragraph._p if into is None else into).append(run)

    def _field(self, paragraph: Paragraph, node) -> None:
        """A content control: a click selects all of it, and typing takes its place."""
        self.controls += 1
        name, words = node.get("data-field"), node.text_content()
        prompt = words.strip("[]")
        control, about = _element("w:sdt"), _element("w:sdtPr")
        about.append(_element("w:alias", val=prompt[:60]))
        about.append(_element("w:tag", val=name[:60]))
        about.append(_element("w:id", val=100000 + self.controls))
        if node.get("data-usual") is None:
            about.append(_element("w:showingPlcHdr"))
        if node.get("data-choices"):
            choices = _element("w:dropDownList")
            for choice in node.get("data-choices").split(";"):
                choices.append(_element("w:listItem", displayText=choice, value=choice))
            about.append(choices)
        else:
            about.append(_element("w:text", multiLine="1"))
        control.append(about)
        content = _element("w:sdtContent")
        run, looks, text = _element("w:r"), _element("w:rPr"), _element("w:t")
        looks.append(_element("w:shd", val="clear", color="auto", fill=FIELD_GROUND))
        text.set(_SPACE, "preserve")
        text.text = words
        run.extend([looks, text])
        content.append(run)
        control.append(content)
        paragraph._p.append(control)
