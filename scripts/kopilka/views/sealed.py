"""The files of a sealed edition in words: the archive on the site and the edition's own README name them alike."""

from __future__ import annotations

#: Names and what they hold, in the order in which a reader wants them. An edition need not have all of them.
FILES: tuple[tuple[str, str], ...] = (
    ("site.zip", "Сайт целиком: распакуйте и откройте index.html, сеть не нужна"),
    ("compendium.pdf", "Сборник всех материалов: PDF для чтения и печати"),
    ("compendium.docx", "Тот же сборник в Word"),
    ("report.pdf", "Отчёт кураторов о базе за год: PDF"),
    ("report.docx", "Тот же отчёт в Word"),
    ("changes.md", "Что изменилось с прошлого выпуска"),
    ("materials.csv", "Все материалы таблицей для Excel"),
    ("materials.json", "Все материалы для программ"),
    ("statistics.json", "База в цифрах на день выпуска"),
    ("citation.txt", "Как сослаться"),
    ("citation.bib", "Как сослаться: BibTeX"),
    ("CITATION.cff", "Как сослаться: CITATION.cff"),
    ("manifest.json", "Опись: каждый материал, каждый файл и их контрольные суммы"),
)
