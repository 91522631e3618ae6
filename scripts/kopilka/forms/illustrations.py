"""The pictures of one document on their way into a material: each once, named in order, with words where there are any."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kopilka.forms.pictures import Picture, cleaned

#: What programs write as the description of a picture says nothing about it.
_BY_MACHINE = re.compile(
    r"изображение выглядит|автоматически созданное|a picture containing|description automatically|"
    r"\A(?:рисунок|картинка|изображение|picture|image|img|рис\.?|фото)?[ _-]*\d*\Z|\.(?:jpe?g|png|gif|bmp|tiff?|webp)\Z",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\[\]\\`*_<>|]")


class Illustrations:
    """Names the pictures of a document. `files` is what to write beside the material, `told` what could not be taken."""

    def __init__(self, pictures: Sequence[bytes], folder: str, clean: Callable[[bytes], Picture] = cleaned) -> None:
        self._pictures, self._folder, self._clean = pictures, folder, clean
        self._names: dict[bytes, str] = {}
        self.files: dict[str, bytes] = {}
        self.told: list[str] = []
        self.nameless = 0

    def markdown(self, address: str, words: str) -> str:
        """Return the Markdown of a picture addressed «picture:N»; where it cannot be taken, words in its place."""
        number = address.removeprefix("picture:")
        raw = self._pictures[int(number)] if number.isdigit() else b""
        name = self._names.get(raw) or self._taken(raw)
        words = _BRACKETS.sub("", " ".join(words.split()))
        words = "" if _BY_MACHINE.search(words) else words
        if not name:
            return f"\\[здесь была картинка{f': {words}' if words else ''}\\]"
        self.nameless += not words
        return f"![{words}]({self._folder}/{name})"

    def _taken(self, raw: bytes) -> str:
        picture = (
            self._clean(raw) if raw else Picture(refusal="картинка лежит не в документе, а по ссылке. Вставьте её в документ.")
        )
        if picture.refusal:
            self.told.append(f"Не перенесена {picture.refusal}")
            return ""
        name = f"ris-{len(self.files) + 1}.webp"
        self.files[name] = picture.content
        self._names[raw] = name
        return name
