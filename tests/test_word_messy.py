"""Word files as they really come: broken, foreign, overloaded. Each is refused with the reason or taken without loss."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from PIL import Image

from kopilka.content.bank import load
from kopilka.content.kinds import KINDS
from kopilka.content.markup import parse_body
from kopilka.content.source import read_source
from kopilka.forms.take import Taken, Taker
from kopilka.forms.word_form import word_form
from kopilka.forms.wordml import W
from support.base import ROOT
from support.fixtures import TODAY

BANK = load(ROOT)
NS = nsdecls("w")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOTNOTES_TYPE = (
    b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.footnotes+xml"/>'
)
SUMMARY = "Приём помогает ученику начать работу без подсказки. За две недели он привыкает к первому шагу."


@pytest.fixture
def taker(tmp_path: Path) -> Taker:
    (tmp_path / "practices").mkdir()
    return Taker(replace(BANK, root=tmp_path, materials={}, broken=frozenset()), TODAY)


def take(taker: Taker, content: bytes | Path, name: str = "praktika.docx") -> Taken:
    path = content if isinstance(content, Path) else taker._bank.root / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    return taker.take(path, KINDS["techniques"])


def text_of(taker: Taker, taken: Taken) -> str:
    assert taken.path, taken.refusal
    return (taker._bank.root / taken.path).read_text("utf-8")


def shown(taker: Taker, taken: Taken) -> str:
    """What a reader of the draft sees."""
    source = read_source(taker._bank.root, taken.path).source
    return " ".join(" ".join(node.text for node in parse_body(source.body_text).nodes).split())


# ——— what is made ———


def new(*paragraphs: str):
    document = docx.Document()
    document.add_heading("Приём «Первый шаг»", 1)
    document.add_paragraph(SUMMARY)
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def xml(document, *pieces: str) -> bytes:
    """The document with raw blocks at its end."""
    for piece in pieces:
        document.element.body.insert(-1, parse_xml(piece))
    return saved(document)


def changed(word: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same document with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def substituted(word: bytes, part: str, old: bytes, fresh: bytes) -> bytes:
    def change(files: dict[str, bytes]) -> None:
        assert old in files[part]
        files[part] = files[part].replace(old, fresh)

    return changed(word, change)


def picture(size: tuple[int, int] = (40, 20), form: str = "PNG", **saving) -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", size, (15, 95, 87)).save(buffer, form, **saving)
    buffer.seek(0)
    return buffer


def p(inner: str, properties: str = "") -> str:
    return f"<w:p {NS}>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{text}</w:t></w:r>'


# ——— refused ———


def damaged() -> bytes:
    word = saved(new("Текст."))
    return word[: len(word) // 2]


def spoilt() -> bytes:
    """The archive is whole, the bytes inside are not."""
    word = bytearray(saved(new("Текст. " * 500)))
    at = word.index(b"word/document.xml") + 60
    word[at : at + 40] = bytes(40)
    return bytes(word)


def closed() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def encrypted_entry() -> bytes:
    word = bytearray(saved(new("Текст.")))
    for mark, shift in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = word.find(mark)
        while at >= 0:
            word[at + shift] |= 1
            at = word.find(mark, at + 4)
    return bytes(word)


def workbook() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return buffer.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    return changed(saved(new("Текст.")), lambda files: files.update({name: content}))


DOCUMENT = "word/document.xml"
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.docx", lambda: b"", "Файл пустой"),
    "zeros": ("a.docx", lambda: bytes(5000), "Файл пустой"),
    "torn": ("a.docx", damaged, "Файл повреждён"),
    "spoilt inside": ("a.docx", spoilt, "Файл повреждён"),
    "password": ("a.docx", closed, "закрыт паролем"),
    "encrypted entries": ("a.docx", encrypted_entry, "закрыт паролем"),
    "old .doc renamed": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "старого Word"),
    "macros by name": ("a.docm", lambda: saved(new("Текст.")), "с макросами не принимаются"),
    "macros inside": ("a.docx", lambda: with_part("word/vbaProject.bin", b"x"), "В документе макросы"),
    "pdf renamed": ("a.docx", lambda: b"%PDF-1.7\n...", "Внутри PDF"),
    "rtf renamed": ("a.docx", lambda: b"{\\rtf1\\ansi}", "Внутри RTF"),
    "web page renamed": ("a.docx", lambda: b"\n<html><body>a</body></html>", "веб-страница"),
    "mht renamed": ("a.docx", lambda: b"MIME-Version: 1.0\n", "веб-страница"),
    "workbook renamed": ("a.docx", workbook, "не документ Word"),
    "entities": ("a.docx", lambda: with_part(DOCUMENT, b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), "небезопасно"),
    "broken xml": ("a.docx", lambda: with_part(DOCUMENT, b"<w:document"), "Текст документа повреждён"),
    "no body": ("a.docx", lambda: with_part(DOCUMENT, f"<w:document {NS}/>".encode()), "нет текста"),
    "nothing written": ("a.docx", lambda: saved(docx.Document()), "нет ни текста, ни картинок"),
    "huge text": ("a.docx", lambda: with_part(DOCUMENT, b" " * 41_000_000), "слишком велик"),
    "thousands of parts": (
        "a.docx",
        lambda: changed(saved(new()), lambda files: files.update({f"x/{n}.bin": b"" for n in range(5001)})),
        "слишком велик",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_refused_with_the_reason(name, taker):
    file, make, told = REFUSED[name]
    taken = take(taker, make(), file)
    assert (taken.path, told in taken.refusal) == ("", True), taken.refusal
    assert list((taker._bank.root / "practices").rglob("*.md")) == []


def test_a_file_too_large_to_open_is_refused_before_it_is_read(taker):
    path = taker._bank.root / "ogromnyy.docx"
    with path.open("wb") as file:
        file.truncate(101_000_000)
    assert "больше 100 МБ" in taker.take(path).refusal


# ——— taken ———


def nested_lists() -> bytes:
    document = new()
    for style, text in (("List Bullet", "один"), ("List Bullet 2", "два"), ("List Bullet 3", "три"), ("List Number", "счёт")):
        document.add_paragraph(text, style=style)
    return saved(document)


def nested_tables() -> bytes:
    document = new()
    cell = document.add_table(2, 2).cell(0, 0)
    cell.text = "снаружи"
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "внутри", "рядом"
    return saved(document)


def very_deep() -> bytes:
    document = new()
    cell = document.add_table(1, 2).cell(0, 0)
    for depth in range(25):
        cell.text = f"глубина{depth}"
        cell = cell.add_table(1, 2).cell(0, 0)
    return saved(document)


def merged(start: tuple[int, int], end: tuple[int, int]) -> bytes:
    document = new()
    table = document.add_table(3, 3)
    for number, cell in enumerate(table._cells):
        cell.text = f"клетка{number}"
    table.cell(*start).merge(table.cell(*end))
    return saved(document)


def picture_in_a_cell() -> bytes:
    document = new()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "слева"
    table.cell(0, 1).paragraphs[0].add_run().add_picture(picture(), Cm(2))
    return saved(document)


BOX = (
    '<w:p {ns}><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>{fallback}</mc:AlternateContent></w:r>"
    "<w:r><w:t>снаружи</w:t></w:r></w:p>"
)
FALLBACK = (
    '<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{inner}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></mc:Fallback>"
)


def text_box(*, fallback: bool) -> bytes:
    inner = p(r("в надписи")).replace(f" {NS}", "")
    return xml(new(), BOX.format(ns=NS, inner=inner, fallback=FALLBACK.format(inner=inner) if fallback else ""))


def tracked() -> bytes:
    deleted = '<w:del w:id="1" w:author="А"><w:r><w:delText>выброшено</w:delText></w:r></w:del>'
    return xml(new(), p(f'{r("было ")}{deleted}<w:ins w:id="2" w:author="А">{r("вставлено")}</w:ins>'))


def moved() -> bytes:
    away = f'<w:moveFrom w:id="1" w:author="А">{r("переехало")}</w:moveFrom>'
    return xml(new(), p(away), p(f'<w:moveTo w:id="2" w:author="А">{r("переехало")}</w:moveTo>'))


def joined() -> bytes:
    return xml(new(), p(r("начало "), '<w:rPr><w:del w:id="1" w:author="А"/></w:rPr>'), p(r("конец")))


def commented() -> bytes:
    document = new("Слова с примечанием.")
    document.add_comment(document.paragraphs[-1].runs, text="личное мнение", author="Завуч", initials="З")
    return saved(document)


def footnoted() -> bytes:
    note = (
        f'<w:footnotes {NS}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r("пояснение внизу")}</w:p></w:footnote>'
        "</w:footnotes>"
    )
    word = xml(new(), p(f'{r("Слово")}<w:r><w:footnoteReference w:id="2"/></w:r>'))

    def change(files: dict[str, bytes]) -> None:
        files["word/footnotes.xml"] = note.encode()
        relation = (
            b'<Relationship Id="rF" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
            b'Target="footnotes.xml"/></Relationships>'
        )
        name = "word/_rels/document.xml.rels"
        files[name] = files[name].replace(b"</Relationships>", relation)
        kind = FOOTNOTES_TYPE + b"</Types>"
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", kind)

    return changed(word, change)


def google() -> bytes:
    """Google Docs: headings as styles, every run with its own font, empty paragraphs, everything in spans."""
    font = '<w:rFonts w:ascii="Roboto" w:hAnsi="Roboto"/><w:sz w:val="22"/><w:rtl w:val="0"/>'
    return xml(
        new(),
        p(r("Как повторить", font), '<w:pStyle w:val="Heading2"/><w:pageBreakBefore w:val="0"/>'),
        p(""),
        p(r("по", font) + r("вторить", font)),
    )


def wps() -> bytes:
    """WPS Office: styles have numbers for ids, extensions of its own."""
    style = b'<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>'
    word = xml(new(), p(r("Как повторить"), '<w:pStyle w:val="2"/>'), p(r("повторить в WPS")))
    word = substituted(word, "word/styles.xml", b"</w:styles>", style)
    return substituted(
        word, DOCUMENT, b"<w:body>", b'<w:body><wpsx:extra xmlns:wpsx="http://www.wps.cn/officeDocument/2013/wpsCustomData"/>'
    )


def russian_styles() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="Zag"><w:name w:val="Заголовок 2"/></w:style></w:styles>'.encode()
    word = xml(new(), p(r("Как повторить"), '<w:pStyle w:val="Zag"/>'), p(r("повторить")))
    return substituted(word, "word/styles.xml", b"</w:styles>", style)


def bold_headings() -> bytes:
    document = docx.Document()
    document.add_paragraph().add_run("Приём «Первый шаг»").bold = True
    document.add_paragraph(SUMMARY)
    document.add_paragraph().add_run("Как повторить").bold = True
    document.add_paragraph("повторить")
    return saved(document)


def linked(address: str) -> bytes:
    document = new()
    relation = document.part.relate_to(
        address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    link = f'<w:hyperlink xmlns:r="{OFFICE}" r:id="{relation}">{r("по ссылке")}</w:hyperlink>'
    return xml(document, p(link))


def linked_by_field() -> bytes:
    chars = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    code = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/a" </w:instrText></w:r>'
    return xml(new(), p(chars("begin") + code + chars("separate") + r("по ссылке") + chars("end")))


M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def formula() -> bytes:
    def t(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    fraction = f"<m:f><m:num>{t('a+b')}</m:num><m:den>{t('c')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{t('x')}</m:e><m:sup>{t('2')}</m:sup></m:sSup><m:rad><m:deg/><m:e>{t('y')}</m:e></m:rad>"
    return xml(new(), p(f"<m:oMathPara {M}><m:oMath>{fraction}{t('=')}{power}</m:oMath></m:oMathPara>"))


def embedded() -> bytes:
    return xml(
        new(),
        p(f'{r("до объекта")}<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r>'),
    )


def with_picture(stream: io.BytesIO, description: str = "", times: int = 1) -> bytes:
    document = new()
    for _ in range(times):
        inline = document.add_paragraph().add_run().add_picture(stream, Cm(2))
        inline._inline.docPr.set("descr", description)
        stream.seek(0)
    return saved(document)


def replaced_picture(content: bytes) -> bytes:
    return changed(with_picture(picture()), lambda files: files.update({name: content for name in files if "/media/" in name}))


def lost_picture() -> bytes:
    def change(files: dict[str, bytes]) -> None:
        for name in [name for name in files if "/media/" in name]:
            del files[name]

    return changed(with_picture(picture()), change)


def outer_picture() -> bytes:
    """A picture kept elsewhere: nobody goes there."""
    word = with_picture(picture())
    return substituted(
        substituted(word, DOCUMENT, b"r:embed=", b"r:link="),
        "word/_rels/document.xml.rels",
        b'Target="media/image1.png"',
        b'Target="http://127.0.0.1:9/a.png" TargetMode="External"',
    )


def russian_media() -> bytes:
    """Archivers of old Windows write names in code page 866 or 1251."""

    def change(files: dict[str, bytes]) -> None:
        name = next(name for name in files if "/media/" in name)
        fresh = "рисунок.png"
        files[f"word/media/{fresh}"] = files.pop(name)
        relations = "word/_rels/document.xml.rels"
        files[relations] = files[relations].replace(b"image1.png", fresh.encode())

    word = bytearray(changed(with_picture(picture()), change))
    for mark, shift in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        at = word.find(mark)
        while at >= 0:
            word[at + shift] &= ~8  # «the name is UTF-8»
            at = word.find(mark, at + 4)
    name = "рисунок.png"
    return bytes(word).replace(name.encode(), name.encode("cp1251").ljust(len(name.encode()), b"_"))


def hidden() -> bytes:
    return xml(new(), p(r("видно ") + r("спрятано", "<w:vanish/>")))


def strict() -> bytes:
    def change(files: dict[str, bytes]) -> None:
        for name, content in files.items():
            files[name] = content.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )

    return changed(saved(new("строгий вид")), change)


def other_name() -> bytes:
    """Word on the web calls the text document2.xml."""

    def change(files: dict[str, bytes]) -> None:
        files["word/document2.xml"] = files.pop(DOCUMENT)
        files["word/_rels/document2.xml.rels"] = files.pop("word/_rels/document.xml.rels")
        for name in ("_rels/.rels", "[Content_Types].xml"):
            files[name] = files[name].replace(b"word/document.xml", b"word/document2.xml")

    return changed(saved(new("другое имя")), change)


def without(part: str) -> bytes:
    return changed(saved(new("без части")), lambda files: files.pop(part))


def sectioned() -> bytes:
    document = new("первая часть")
    document.add_section()
    document.add_paragraph("вторая часть").add_run().add_break(WD_BREAK.PAGE)
    document.sections[0].header.paragraphs[0].text = "колонтитул"
    return saved(document)


def long_table() -> bytes:
    cell = f"<w:tc {NS}><w:p>{r('значение')}</w:p></w:tc>"
    return xml(new(), f"<w:tbl {NS}><w:tblPr/><w:tblGrid/>{f'<w:tr>{cell}{cell}</w:tr>' * 1000}</w:tbl>")


def in_controls() -> bytes:
    inner = f"<w:sdt {NS}><w:sdtContent>{p(r('в поле')).replace(f' {NS}', '')}</w:sdtContent></w:sdt>"
    return xml(
        new(),
        f"<w:sdt {NS}><w:sdtContent>{inner}</w:sdtContent></w:sdt>".replace(
            f"<w:sdtContent><w:sdt {NS}>", "<w:sdtContent><w:sdt>"
        ),
    )


def chart() -> bytes:
    drawing = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'
    return xml(new(), p(r("у диаграммы") + drawing))


Expected = Callable[[str, str, Taken], bool]

#: How it is made; what must be true of (the draft's text, what its reader sees, what was told).
TAKEN: dict[str, tuple[Callable[[], bytes], Expected]] = {
    "nested lists": (
        nested_lists,
        lambda text, seen, told: all(f"{word}" in text for word in ("- один", "два", "три", "1. счёт")),
    ),
    "nested tables": (nested_tables, lambda text, seen, told: "снаружи; внутри; рядом" in seen),
    "very deep tables": (very_deep, lambda text, seen, told: all(f"глубина{n}" in seen for n in range(25))),
    "merged across": (
        lambda: merged((0, 0), (0, 2)),
        lambda text, seen, told: "клетка0; клетка1; клетка2" in seen and text.count("| --- | --- | --- |") == 1,
    ),
    "merged down": (lambda: merged((0, 0), (2, 0)), lambda text, seen, told: "|  | клетка4 | клетка5 |" in text),
    "merged both ways": (lambda: merged((1, 0), (2, 1)), lambda text, seen, told: "|  |  | клетка8 |" in text),
    "picture in a cell": (
        picture_in_a_cell,
        lambda text, seen, told: re.search(r"\| слева \| !\[\]\(\S+/ris-1\.webp\) \|", text) is not None,
    ),
    "text box": (lambda: text_box(fallback=True), lambda text, seen, told: seen.count("в надписи") == 1 and "снаружи" in seen),
    "text box of new Word only": (lambda: text_box(fallback=False), lambda text, seen, told: seen.count("в надписи") == 1),
    "tracked changes": (
        tracked,
        lambda text, seen, told: "было вставлено" in seen and "выброшено" not in text and "правка" in told.told[-1],
    ),
    "moved text": (moved, lambda text, seen, told: seen.count("переехало") == 1),
    "deleted paragraph mark": (joined, lambda text, seen, told: "начало" in seen and "конец" in seen),
    "comments": (commented, lambda text, seen, told: "Слова с примечанием." in seen and "личное мнение" not in text),
    "footnotes": (footnoted, lambda text, seen, told: "Слово[^2]" in text and "[^2]: пояснение внизу" in text),
    "Google Docs": (google, lambda text, seen, told: "## Как повторить\n\nповторить" in text),
    "WPS": (wps, lambda text, seen, told: "## Как повторить\n\nповторить в WPS" in text),
    "Russian names of styles": (russian_styles, lambda text, seen, told: "## Как повторить\n\nповторить" in text),
    "bold lines for headings": (
        bold_headings,
        lambda text, seen, told: "title: Приём «Первый шаг»" in text and "## Как повторить" in text,
    ),
    "link": (
        lambda: linked("https://example.org/a(1)"),
        lambda text, seen, told: "[по ссылке](<https://example.org/a(1)>)" in text,
    ),
    "dangerous link": (
        lambda: linked("javascript:alert(1)"),
        lambda text, seen, told: "javascript" not in text and "по ссылке" in seen,
    ),
    "link by field": (linked_by_field, lambda text, seen, told: "[по ссылке](https://example.org/a)" in text),
    "formula": (
        formula,
        lambda text, seen, told: "(a+b)/c=x^2√y" in seen and "1 формула" in told.told[-1].replace("\u00a0", " "),
    ),
    "power": (
        lambda: xml(new(), p(r("10") + r("2", '<w:vertAlign w:val="superscript"/>'))),
        lambda text, seen, told: "10^2" in seen,
    ),
    "hyphens": (
        lambda: xml(new(), p("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>й под</w:t><w:softHyphen/><w:t>ход</w:t></w:r>")),
        lambda text, seen, told: "5\u2011й подход" in seen,
    ),
    "turned picture": (
        lambda: with_picture(picture((400, 200), "JPEG", exif=_turned())),
        lambda text, seen, told: told.pictures == 1,
    ),
    "camera's picture": (lambda: with_picture(picture((4000, 3000), "JPEG")), lambda text, seen, told: told.pictures == 1),
    "metafile": (
        lambda: replaced_picture(b"\xd7\xcd\xc6\x9a" + bytes(100)),
        lambda text, seen, told: "старом виде" in " ".join(told.told) and "здесь была картинка" in seen,
    ),
    "broken picture": (
        lambda: replaced_picture(b"\x89PNG\r\n\x1a\n" + bytes(50)),
        lambda text, seen, told: "не открывается" in " ".join(told.told),
    ),
    "lost picture": (lost_picture, lambda text, seen, told: SUMMARY[:20] in text),
    "picture from elsewhere": (outer_picture, lambda text, seen, told: told.pictures == 0 and "127.0.0.1" not in text),
    "CP1251 names inside": (russian_media, lambda text, seen, told: SUMMARY[:20] in text),
    "described picture": (lambda: with_picture(picture(), "Схема [шага]"), lambda text, seen, told: "![Схема шага](" in text),
    "described by a machine": (
        lambda: with_picture(picture(), "Изображение выглядит как текст"),
        lambda text, seen, told: "![](" in text and "Без описания" in " ".join(told.told),
    ),
    "one picture twice": (
        lambda: with_picture(picture(), "Схема", 2),
        lambda text, seen, told: told.pictures == 1 and text.count("![Схема]") == 2,
    ),
    "embedded object": (embedded, lambda text, seen, told: "вложенный объект" in " ".join(told.told)),
    "chart": (chart, lambda text, seen, told: "вложенный объект" in " ".join(told.told) and "у диаграммы" in seen),
    "hidden text": (hidden, lambda text, seen, told: "видно" in seen and "спрятано" not in text),
    "signs of Markdown": (
        lambda: saved(new("# не заголовок", "1. не список", "*a* _b_ `c` [d](e) | f", "<script>alert(1)</script>", "&nbsp; \\")),
        lambda text, seen, told: "# не заголовок 1. не список *a* _b_ `c` [d](e) | f <script>alert(1)</script> &nbsp; \\" in seen,
    ),
    "unseen signs": (lambda: saved(new("сло\u200bво\ufeff")), lambda text, seen, told: "слово" in seen),
    "very long paragraph": (lambda: saved(new("слово " * 30_000)), lambda text, seen, told: seen.count("слово") == 30_000),
    "a thousand rows": (long_table, lambda text, seen, told: text.count("| значение | значение |") == 1000),
    "strict": (strict, lambda text, seen, told: "строгий вид" in seen),
    "another name of the text": (other_name, lambda text, seen, told: "другое имя" in seen),
    "no styles": (lambda: without("word/styles.xml"), lambda text, seen, told: "без части" in seen),
    "sections and headers": (
        sectioned,
        lambda text, seen, told: "первая часть вторая часть" in seen and "колонтитул" not in text,
    ),
    "content controls": (in_controls, lambda text, seen, told: "в поле" in seen),
}


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Canon"
    return exif


def test_there_are_enough_messy_files():
    assert len(REFUSED) + len(TAKEN) >= 60


@pytest.mark.parametrize("name", TAKEN)
def test_a_messy_file_is_taken_without_loss(name, taker):
    make, expected = TAKEN[name]
    taken = take(taker, make())
    text = text_of(taker, taken)
    assert expected(text, shown(taker, taken), taken), (text, taken.told)
    assert text.startswith("---\n# Принято 22.11.2026 из документа Word (не форма), sha256 ")
    assert read_source(taker._bank.root, taken.path).problems == ()


def test_pictures_are_turned_shrunk_and_say_nothing_of_the_camera(taker):
    taken = take(taker, with_picture(picture((4000, 3000), "JPEG", exif=_turned())))
    (file,) = (taker._bank.root / taken.path.removesuffix(".md")).iterdir()
    with Image.open(file) as image:
        assert (image.format, image.size) == ("WEBP", (1200, 1600))
        assert not image.getexif() and "icc_profile" not in image.info and "xmp" not in image.info
    assert b"Canon" not in file.read_bytes()


def test_fifty_megabytes_of_photographs_are_taken(taker):
    noise = Image.frombytes("RGB", (4100, 4100), os.urandom(4100 * 4100 * 3))
    buffer = io.BytesIO()
    noise.save(buffer, "BMP")
    buffer.seek(0)
    word = with_picture(buffer)
    assert len(word) > 50_000_000
    taken = take(taker, word)
    (file,) = (taker._bank.root / taken.path.removesuffix(".md")).iterdir()
    assert file.stat().st_size < 3_000_000


def test_nothing_is_overwritten_and_a_file_is_taken_once(taker):
    first = take(taker, saved(new("раз")), "a.docx")
    second = take(taker, saved(new("два")), "b.docx")
    assert first.path != second.path
    assert "раз" in text_of(taker, first) and "два" in text_of(taker, second)
    again = Taker(replace(BANK, root=taker._bank.root, materials=load(taker._bank.root).materials), TODAY)
    assert f"уже принят: {first.path}" in take(again, taker._bank.root / "a.docx").refusal


@pytest.mark.skipif(os.name == "nt", reason="names of files are bytes only on Unix")
def test_a_file_name_in_windows_1251_is_read(taker):
    path = os.fsdecode(os.fsencode(taker._bank.root) + b"/" + "Моя практика.docx".encode("cp1251"))
    document = docx.Document()
    document.add_paragraph("Длинный первый абзац без всякого заголовка: " + "слово за словом, " * 12)
    document.save(path)
    taken = take(taker, Path(path))
    assert "title: Моя практика" in text_of(taker, taken)


def test_a_free_document_must_tell_its_kind(taker):
    document = docx.Document()
    document.add_paragraph("Записки о разном. " * 5)
    path = taker._bank.root / "a.docx"
    document.save(path)
    assert "--kind" in taker.take(path).refusal


def test_what_a_free_document_says_of_itself_becomes_fields(taker):
    document = docx.Document()
    document.add_heading("Технологическая карта: дроби на уроке математики в 5–6 классах.", 1)
    document.add_paragraph("Автор: Сидорова Анна Петровна, учитель математики высшей категории")
    table = document.add_table(0, 2)
    for label, value in (
        ("Продолжительность", "3 недели"),
        ("Образовательная организация", "Школа № 44"),
        ("Цель", "Ученик складывает дроби"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    document.add_heading("1. Родителям:", 2)
    document.add_paragraph("Пусть объяснит вам один пример.")
    path = taker._bank.root / "a.docx"
    document.save(path)
    root = taker._bank.root
    taken = Taker(replace(BANK, root=root), TODAY).take(path)
    assert taken.path.startswith("practices/techmaps/"), taken.refusal
    source = read_source(root, taken.path).source
    data = source.data
    assert data["title"] == "Технологическая карта: дроби на уроке математики в 5–6 классах"
    assert (data["grades"], data["subjects"], data["duration"], data["school"]) == (
        [5, 6],
        ["matematika"],
        "3 недели",
        "shkola-44",
    )
    assert data["authors"] == [{"position": "учитель математики высшей категории"}]
    assert "Сидорова" not in source.text
    assert "## Родителям" in source.text
    assert "Шаги" in taken.missing and "Название" not in taken.missing


def test_a_form_without_its_controls_is_read_by_labels(taker):
    """Google Docs drops content controls and leaves their text."""

    def change(files: dict[str, bytes]) -> None:
        text = files[DOCUMENT].decode()
        text = re.sub(r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt>|</?w:sdtContent>", "", text)
        text = text.replace("Впишите сюда", "Первый шаг", 1)
        files[DOCUMENT] = text.encode()

    path = taker._bank.root / "f.docx"
    path.write_bytes(changed(word_form(KINDS["techniques"], BANK), change))
    taken = taker.take(path)
    assert read_source(taker._bank.root, taken.path).source.data == {
        "title": "Первый шаг",
        "status": "черновик",
        "origin": "школа",
    }
