"""What a printed page says of itself: its address in the world, as words and as a QR code drawn at build time."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from mkdocs.structure.pages import Page as MkDocsPage

#: The width of the code's white margin, in modules; the standard asks for four.
_MARGIN = 4


def paper_html(page: MkDocsPage) -> str:
    """Return the block that is seen only in print; nothing while the site has no address."""
    if "paper" in page.meta:
        return str(page.meta["paper"])
    return _block(page.canonical_url) if page.canonical_url else ""


@lru_cache(maxsize=4)
def _block(address: str) -> str:
    import segno  # only a site with an address needs it

    # The letters of an address take fewer modules when the host is not mixed with Cyrillic, which addresses of ours never are.
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=_MARGIN, omitsize=True, svgclass=None, lineclass=None)
    return f'<aside class="kp-paper" aria-hidden="true">{drawn}<p>Эта страница на сайте:<br>{escape(address)}</p></aside>'
