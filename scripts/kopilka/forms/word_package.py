"""The package of a Word document: the files around the text, and a zip that is the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from kopilka.forms.wordml import W15, W

#: Zip knows no time before 1980; a fixed one keeps the bytes the same.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MIME}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MIME}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_MIME}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    f'Target="word/document.xml"/><Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_OF_DOCUMENT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/settings" Target="settings.xml"/></Relationships>'
)
_SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="ru-RU"/></w:settings>'
)
#: Style id, kind, Word's own name, what it is based on, paragraph properties, run properties.
_STYLES = (
    ("Normal", "paragraph", "Normal", "", '<w:spacing w:after="80" w:line="264" w:lineRule="auto"/>', ""),
    ("Title", "paragraph", "Title", "Normal", '<w:spacing w:after="120"/>', '<w:b/><w:color w:val="0F5F57"/><w:sz w:val="36"/>'),
    (
        "Heading1",
        "paragraph",
        "heading 1",
        "Normal",
        '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:color w:val="0F5F57"/><w:sz w:val="28"/>',
    ),
    (
        "Heading2",
        "paragraph",
        "heading 2",
        "Normal",
        '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/>',
        '<w:b/><w:sz w:val="24"/>',
    ),
    (
        "Heading3",
        "paragraph",
        "heading 3",
        "Normal",
        '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="2"/>',
        "<w:b/>",
    ),
    ("KopilkaLabel", "paragraph", "Kopilka Label", "Normal", '<w:spacing w:after="20"/>', "<w:b/>"),
    (
        "KopilkaEnd",
        "paragraph",
        "Kopilka End",
        "Normal",
        '<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>',
        '<w:sz w:val="2"/>',
    ),
    (
        "KopilkaHint",
        "paragraph",
        "Kopilka Hint",
        "Normal",
        '<w:spacing w:after="20"/>',
        '<w:color w:val="5A5F69"/><w:sz w:val="18"/>',
    ),
    ("PlaceholderText", "character", "Placeholder Text", "", "", '<w:color w:val="6B6F78"/>'),
)
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def document(blocks: Iterable[str], title: str) -> bytes:
    """Return a .docx of these blocks on A4 pages."""
    body = "".join(blocks)
    text = (
        f'<w:document xmlns:w="{W}" xmlns:w15="{W15}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'mc:Ignorable="w15"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
        'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "docProps/core.xml": _core(title),
        "word/_rels/document.xml.rels": _OF_DOCUMENT,
        "word/document.xml": text,
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _styles(),
    }
    return packed({name: (_HEAD + text).encode() for name, text in files.items()})


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files in their order; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The system on which a zip is made is written into it too.
            entry.create_system = 0
            archive.writestr(entry, content, compresslevel=6)
    return buffer.getvalue()


def _core(title: str) -> str:
    from xml.sax.saxutils import escape

    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>Копилка</dc:creator></cp:coreProperties>"
    )


def _styles() -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
    )
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="CFC8B6"/>' for edge in _EDGES)
    frame = (
        '<w:style w:type="table" w:styleId="KopilkaTable"><w:name w:val="Kopilka Table"/><w:tblPr>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return f'<w:styles xmlns:w="{W}">{defaults}{"".join(_style(*style) for style in _STYLES)}{frame}</w:styles>'


def _style(style_id: str, kind: str, name: str, base: str, paragraph: str, run: str) -> str:
    default = ' w:default="1"' if style_id == "Normal" else ""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    above = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    inner = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"{above}{inner}</w:style>"
    )
