"""What stands around the text of the compendium in Word: styles, numbering, running head, page numbers, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kopilka.forms.wordml import W

if TYPE_CHECKING:
    from docx.document import Document

#: Twentieths of a point: a sheet upright and lying, and the text between its margins.
_MARGIN = 1021
PORTRAIT, LANDSCAPE = (11906, 16838), (16838, 11906)
BULLETS, NUMBERS = 1, 2
_FACE = "Times New Roman"
_ACCENT = "0F5F57"
_SOFT = '<w:color w:val="505050"/>'
_FRAME = f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{_ACCENT}"/></w:pBdr>'
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F4F2EC"/>'
_DOTS = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{PORTRAIT[0] - 2 * _MARGIN}"/></w:tabs>'

#: Style id, Word's name, what it is based on, what follows it, properties of the paragraph, of its letters.
_PARAGRAPHS = (
    ("Heading1", "heading 1", "Normal", _ACCENT, 0, '<w:keepNext/><w:spacing w:before="0" w:after="200"/>', 44),
    ("Heading2", "heading 2", "Normal", "000000", 1, '<w:keepNext/><w:spacing w:before="360" w:after="140"/>', 32),
    ("Heading3", "heading 3", "Normal", _ACCENT, 2, '<w:keepNext/><w:spacing w:before="220" w:after="80"/>', 25),
    ("Heading4", "heading 4", "Normal", "000000", 3, '<w:keepNext/><w:spacing w:before="160" w:after="60"/>', 22),
    ("Heading5", "heading 5", "Normal", "000000", 4, '<w:keepNext/><w:spacing w:before="120" w:after="40"/>', 21),
)
_OWN = (
    ("KpLead", "Kopilka Lead", '<w:keepNext/><w:spacing w:after="120"/>', '<w:sz w:val="23"/>'),
    ("KpNote", "Kopilka Note", '<w:spacing w:after="80"/>', f'{_SOFT}<w:sz w:val="18"/>'),
    ("KpNotice", "Kopilka Notice", f'{_SHADE}<w:spacing w:before="80" w:after="120"/>', '<w:sz w:val="19"/>'),
    ("KpFramed", "Kopilka Framed", f'{_FRAME}<w:spacing w:after="80"/>', ""),
    (
        "KpCode",
        "Kopilka Code",
        f'{_SHADE}<w:spacing w:after="80"/>',
        '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/><w:sz w:val="18"/>',
    ),
    ("KpCell", "Kopilka Cell", '<w:spacing w:after="20"/><w:jc w:val="left"/>', '<w:sz w:val="19"/>'),
    ("KpGap", "Kopilka Gap", '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>', '<w:sz w:val="8"/>'),
    ("KpSmall", "Kopilka Small", '<w:spacing w:after="40"/><w:jc w:val="left"/>', '<w:sz w:val="18"/>'),
    (
        "KpTitle",
        "Kopilka Title",
        '<w:spacing w:before="3400" w:after="200"/><w:jc w:val="left"/>',
        f'<w:color w:val="{_ACCENT}"/><w:sz w:val="72"/>',
    ),
    ("KpSubtitle", "Kopilka Subtitle", '<w:spacing w:after="400"/><w:jc w:val="left"/>', '<w:sz w:val="36"/>'),
    ("TOC1", "toc 1", f'{_DOTS}<w:spacing w:before="140" w:after="20"/><w:jc w:val="left"/>', "<w:b/>"),
    (
        "TOC2",
        "toc 2",
        f'{_DOTS}<w:spacing w:after="10"/><w:ind w:left="280" w:right="560"/><w:jc w:val="left"/>',
        '<w:sz w:val="19"/>',
    ),
)
_EDGE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="B4B4B4"/>'


def text_width(*, lying: bool = False) -> int:
    """Return the width between the margins."""
    return (LANDSCAPE if lying else PORTRAIT)[0] - 2 * _MARGIN


def prepare(document: Document, running: str) -> None:
    """Give an empty document of python-docx the styles, the numbering and the running head of the compendium."""
    from docx.oxml import parse_xml

    _styles(document)
    numbering: Any = document.part.numbering_part.element
    numbering.append(parse_xml(_abstract(BULLETS)))
    numbering.append(parse_xml(_abstract(NUMBERS)))
    settings: Any = document.settings.element
    for words in ('<w:updateFields {} w:val="true"/>', "<w:autoHyphenation {}/>"):
        settings.insert(0, parse_xml(words.format(f'xmlns:w="{W}"')))
    section = document.sections[0]
    section.header.paragraphs[0]._p.getparent().replace(section.header.paragraphs[0]._p, parse_xml(_header(running)))  # noqa: SLF001
    section.footer.paragraphs[0]._p.getparent().replace(section.footer.paragraphs[0]._p, parse_xml(_footer()))  # noqa: SLF001


def add_list(document: Document, number: int, start: int | None) -> None:
    """Add a list of its own: bullets, or numbers that begin with `start`."""
    from docx.oxml import parse_xml

    kind = BULLETS if start is None else NUMBERS
    begins = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start is not None else ""
    words = f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{begins}</w:num>'
    numbering: Any = document.part.numbering_part.element
    numbering.append(parse_xml(words))


def section_end(references: str, *, lying: bool, first: bool = False) -> str:
    """Return the properties that end a section: its sheet, and whether its first page has no running head."""
    width, height = LANDSCAPE if lying else PORTRAIT
    turned = ' w:orient="landscape"' if lying else ""
    margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )


def _styles(document: Document) -> None:
    from docx.oxml import parse_xml

    sheet: Any = document.styles.element
    known = {style.styleId: style for style in sheet.style_lst}
    for style in (*map(_heading, _PARAGRAPHS), *(_own(*row) for row in _OWN), _table(), _link()):
        element: Any = parse_xml(style)
        if element.styleId in known:
            sheet.remove(known[element.styleId])
        sheet.append(element)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = 101600 // 2
    normal.paragraph_format.widow_control = True


def _heading(row: tuple[str, str, str, str, int, str, int]) -> str:
    style, name, follows, colour, level, paragraph, size = row
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{follows}"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr>{paragraph}<w:jc w:val="left"/>'
        f'<w:outlineLvl w:val="{level}"/></w:pPr><w:rPr><w:rFonts w:ascii="{_FACE}" w:hAnsi="{_FACE}" w:cs="{_FACE}"/>'
        f'{"<w:i/>" if level == 4 else "<w:b/>" if level else ""}<w:color w:val="{colour}"/><w:sz w:val="{size}"/></w:rPr>'
        "</w:style>"
    )


def _own(style: str, name: str, paragraph: str, letters: str) -> str:
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _table() -> str:
    edges = "".join(_EDGE.format(side) for side in ("top", "bottom", "insideH"))
    return (
        f'<w:style xmlns:w="{W}" w:type="table" w:styleId="KpTable"><w:name w:val="Kopilka Table"/><w:tblPr><w:tblBorders>{edges}'
        '</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _link() -> str:
    return (
        f'<w:style xmlns:w="{W}" w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>'
        f'<w:rPr><w:color w:val="{_ACCENT}"/></w:rPr></w:style>'
    )


def _abstract(kind: int) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{"bullet" if kind == BULLETS else "decimal"}"/>'
        f'<w:lvlText w:val="{("•", "–", "•")[level % 3] if kind == BULLETS else f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="300"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    return f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def field(code: str, shown: str = "…") -> str:
    """Return a field, which Word fills when the file is opened."""
    shade = '<w:rPr><w:color w:val="505050"/></w:rPr>'
    return f'<w:fldSimple w:instr=" {code} " w:dirty="true"><w:r>{shade}<w:t>{shown}</w:t></w:r></w:fldSimple>'


def _header(running: str) -> str:
    from xml.sax.saxutils import escape

    cleared = "".join(f'<w:tab w:val="clear" w:pos="{place}"/>' for place in (4680, 9360))
    tab = f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{text_width()}"/></w:tabs>'
    line = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="B4B4B4"/></w:pBdr>'
    return (
        f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="KpNote"/>{line}{tab}</w:pPr><w:r><w:t>{escape(running)}</w:t></w:r>'
        f"<w:r><w:tab/></w:r>{field('STYLEREF 1', '')}</w:p>"
    )


def _footer() -> str:
    return f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="KpNote"/><w:jc w:val="center"/></w:pPr>{field("PAGE", "1")}</w:p>'
