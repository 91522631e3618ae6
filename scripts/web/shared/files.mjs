// Files that the page gives to its reader: everything is made in the browser, nothing is sent.

const TYPES = {
  csv: "text/csv;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ics: "text/calendar;charset=utf-8",
  json: "application/json;charset=utf-8",
  yml: "text/yaml;charset=utf-8",
};

/** Offers text, bytes or a Blob for saving under the name; the type follows from its extension. */
export function saveFile(name, content) {
  const type = TYPES[name.split(".").pop()] || "application/octet-stream";
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Safari reads the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Rows as CSV that Excel opens in Russian: a BOM, semicolons, CRLF; a cell that could run as a formula gets an apostrophe. */
export function toCsv(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(value) {
  if (typeof value === "number") return String(value).replace(".", ",");
  const text = /^[=+@\t\r-]/.test(value || "") ? `'${value}` : String(value ?? "");
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file name of a title: Cyrillic stays, what file systems refuse goes. */
export function fileName(title, extension) {
  const name = title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").replace(/\s+/g, " ").trim().slice(0, 80);
  return `${name || "Копилка"}.${extension}`;
}
