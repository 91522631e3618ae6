"""Pictures from somebody's document made fit for the base: turned upright, shrunk, without a word about where and by whom
they were taken."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

#: Wider is no use on a page of text.
MAX_SIDE = 1600
_QUALITY = 80
#: A drawing has few colours, a photograph a colour for nearly every point.
_COLOURS = 20_000
#: A picture of more points is a trap or a poster.
_MAX_POINTS = 80_000_000
#: Drawings of old Office, which nothing but Office can read.
_METAFILES = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x01\x00\x00\x00\x6c\x00\x00\x00", b"\x01\x00\x00\x00\x58\x00\x00\x00")
_NO = "Вставьте её как PNG или JPEG."


@dataclass(frozen=True)
class Picture:
    """A picture as it goes into the base (WebP), or the reason why it cannot."""

    content: bytes = b""
    refusal: str = ""


def cleaned(raw: bytes) -> Picture:
    """Return the picture turned upright, at most `MAX_SIDE` points wide and high, as WebP without any data beside the points."""
    if raw.startswith(_METAFILES):
        return Picture(refusal=f"картинка в старом виде (WMF, EMF). {_NO}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(raw)) as image:
                if image.width * image.height > _MAX_POINTS:
                    return Picture(refusal="картинка слишком велика. Уменьшите её.")
                # A JPEG is decoded at the size that is needed, not at that of the camera.
                image.draft("RGB", (MAX_SIDE, MAX_SIDE))
                plain = _upright(image)
                return Picture(_webp(plain, drawn=plain.getcolors(_COLOURS) is not None))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return Picture(refusal=f"картинка не открывается. {_NO}")


def _upright(image: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(image)
    clear = turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info
    plain = turned.convert("RGBA" if clear else "RGB")
    plain.thumbnail((MAX_SIDE, MAX_SIDE))
    return plain


def _webp(image: Image.Image, *, drawn: bool) -> bytes:
    """A drawing keeps its sharp edges unless that costs more than a photograph."""
    found = _saved(image, lossless=False)
    if not drawn:
        return found
    exact = _saved(image, lossless=True)
    return exact if len(exact) <= 2 * len(found) else found


def _saved(image: Image.Image, *, lossless: bool) -> bytes:
    # A new image carries nothing of the old one but its points: no EXIF, no colour profile with the name of a camera.
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    buffer = io.BytesIO()
    bare.save(buffer, "WEBP", quality=_QUALITY, lossless=lossless, method=2)
    return buffer.getvalue()
