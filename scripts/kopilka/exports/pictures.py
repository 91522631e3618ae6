"""Pictures for messengers: a card of the index for every kind of materials, drawn at build time in the site's own face."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank
from kopilka.content.kinds import KINDS
from kopilka.views.page import SiteInfo
from kopilka.views.sharing import COMMON_PICTURE, PICTURE_SIZE, picture_uri

#: Golos Text as TrueType with Cyrillic letters alone, cut by scripts/web/fonts.mjs: Pillow reads no WOFF2.
FACE = Path(__file__).parent / "face" / "golos-text-drawn.ttf"
#: The colours of the light scheme (scripts/web/frame/tokens.css).
_PAPER, _CARD, _INK, _SOFT, _RULE, _ACCENT, _MARKER = "#fbfaf6", "#ffffff", "#1d232e", "#4d5664", "#dcd7c9", "#0f5f57", "#f2b84b"
_EDGE = 72
_ABOUT = "Городская база практик Ярославля"


def picture_files(bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """Yield a picture for every kind that has materials and one for all other pages.

    None while the site has no address, since a messenger takes a picture only by a full one, or while the face is not cut.
    """
    if not info.url or not FACE.is_file():
        return
    present = {item.kind.folder for item in bank.materials.values()}
    titles = {kind.folder: kind.plural for kind in KINDS.values() if kind.folder in present}
    titles[COMMON_PICTURE] = "Ученик не успевает"
    for name, title in titles.items():
        yield Artifact(picture_uri(name), partial(draw, title, info.name))


def draw(title: str, site: str) -> bytes:
    """Draw a card with the title in large type and return it as PNG of `PICTURE_SIZE`."""
    width, height = PICTURE_SIZE
    picture = Image.new("RGB", PICTURE_SIZE, _PAPER)
    pen = ImageDraw.Draw(picture)
    top = _EDGE + 44
    pen.rounded_rectangle((_EDGE, _EDGE, _EDGE + 300, top + 20), 10, fill=_MARKER)
    pen.rectangle((_EDGE, top, width - _EDGE, height - _EDGE), fill=_CARD, outline=_RULE, width=2)
    pen.rectangle((_EDGE, top, width - _EDGE, top + 12), fill=_ACCENT)
    face = ImageFont.truetype(str(FACE), 84)
    lines = _lines(title, face, width - 2 * _EDGE - 96)
    for number, line in enumerate(lines):
        pen.text((_EDGE + 48, top + 56 + number * 100), line, fill=_INK, font=face)
    pen.text((_EDGE + 48, height - _EDGE - 128), site, fill=_ACCENT, font=ImageFont.truetype(str(FACE), 44))
    pen.text((_EDGE + 48, height - _EDGE - 68), _ABOUT, fill=_SOFT, font=ImageFont.truetype(str(FACE), 32))
    target = BytesIO()
    picture.quantize(32).save(target, "PNG", optimize=True)
    return target.getvalue()


def _lines(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break a text into lines no wider than `width` pixels; a single word is never broken."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
