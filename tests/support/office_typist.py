"""Fills a Word form in LibreOffice as a person does: writes into the fields, chooses from the lists, saves as .docx.

Runs in the Python that LibreOffice knows (package python3-uno), so it imports nothing of ours:
`python3 office_typist.py FORM.docx FILLED.docx CARD.json PROFILE`. The card: `fields` by label (a text, or a list of
choices), `rows` by the label of a table's first column, `sections` by heading.
"""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS = 60


def main(form, filled, card, profile):
    office = pathlib.Path(profile).resolve()
    office.mkdir(parents=True, exist_ok=True)
    # The office of the call before may still be leaving: a pipe of one's own is not answered by it.
    pipe = f"kopilka-{os.getpid()}"
    words = [f"-env:UserInstallation={office.as_uri()}", "--headless", "--norestore", "--nologo"]
    command = ["soffice", *words, f"--accept=pipe,name={pipe};urp;"]
    quiet = subprocess.DEVNULL
    # A group of its own: `soffice` is a script, and it is its child that must end with us.
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        desktop = connected(pipe, process)
        document = desktop.loadComponentFromURL(address(form), "_blank", 0, (said("Hidden", True),))
        typed(document, json.loads(pathlib.Path(card).read_text("utf-8")))
        document.storeToURL(address(filled), (said("FilterName", "MS Word 2007 XML"),))
        document.close(True)
        desktop.terminate()
        process.wait(SECONDS)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def connected(pipe, process):
    """Wait for the office that was started and return its desktop."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    until = time.monotonic() + SECONDS
    while True:
        try:
            found = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return found.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", found)
        except NoConnectException:
            if time.monotonic() > until or process.poll() is not None:
                raise
            time.sleep(0.1)


def typed(document, card):
    fields, rows, sections = card.get("fields", {}), card.get("rows", {}), card.get("sections", {})
    done = set()
    for table in document.TextTables:
        cells = {name: table.getCellByName(name) for name in table.CellNames}
        head = label_of(cells["A1"])
        if head in rows and head not in done:
            done.add(head)
            fill_rows(cells, rows[head])
        else:
            done |= fill_fields(cells, {label: value for label, value in fields.items() if label not in done})
    done |= fill_sections(document.Text, sections)
    left = {*fields, *rows, *sections} - done
    if left:
        raise SystemExit(f"no room for {sorted(left)}")


def fill_rows(cells, rows):
    for number, values in enumerate(rows, 2):
        for letter, value in zip("ABCD", values, strict=False):
            write(cells[f"{letter}{number}"], [value])


def fill_fields(cells, fields):
    done = set()
    for name, cell in cells.items():
        label, beside = label_of(cell), cells.get(f"B{name[1:]}")
        if name.startswith("A") and label in fields and label not in done and beside is not None:
            done.add(label)
            write(beside, fields[label] if isinstance(fields[label], list) else [fields[label]])
    return done


def fill_sections(text, sections):
    done, title = set(), ""
    for paragraph in each(text):
        if paragraph.supportsService("com.sun.star.text.Paragraph"):
            words = paragraph.String.strip()
            title = words if words in sections else title
            if title and title not in done and controls(paragraph):
                done.add(title)
                write(paragraph, [sections[title]])
    return done


def write(place, values):
    """Give each value to a field of the place, in their order."""
    found = controls(place)
    if len(found) < len(values):
        raise SystemExit(f"{len(values)} values for {len(found)} fields: {values}")
    for field, value in zip(found, values, strict=False):
        if field.supportsService("com.sun.star.text.TextField.DropDown"):
            field.SelectedItem = next(item for item in field.Items if item == value or item.endswith(f"({value})"))
        else:
            field.Content = value


def controls(place):
    """The fields of a cell or of a paragraph which a person can fill."""
    paragraphs = [place] if place.supportsService("com.sun.star.text.Paragraph") else each(place)
    portions = [
        portion
        for paragraph in paragraphs
        if paragraph.supportsService("com.sun.star.text.Paragraph")
        for portion in each(paragraph)
    ]
    return [portion.TextField for portion in portions if portion.TextPortionType == "TextField"]


def label_of(cell):
    return cell.String.replace("\r", "\n").split("\n")[0].strip()


def each(place):
    found = place.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def address(path):
    return pathlib.Path(path).resolve().as_uri()


def said(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


if __name__ == "__main__":
    main(*sys.argv[1:])
