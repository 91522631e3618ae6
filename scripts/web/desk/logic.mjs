// An order: what the address asks for, as words on the page and as a blank that a teacher fills in. Pure.

/** The wishes of an address: [{ name, key, label, many, id, title }] for every field whose value the base knows. */
export function wishes(data, search) {
  const asked = new URLSearchParams(search);
  return data.fields.flatMap(([name, key, label, many, words]) => {
    const found = words.find(([id]) => id === asked.get(name));
    return found ? [{ name, key, label, many, id: found[0], title: found[1] }] : [];
  });
}

/** The kind asked for, else the first: [folder, label, extension, sections]. */
export function kindOf(data, folder) {
  return data.kinds.find(([id]) => id === folder) || data.kinds[0];
}

/** The blank of a kind with the wishes filled in: what stands in the file a teacher saves. */
export function blank([, , extension, sections], found) {
  const front = [
    'title: ""',
    'summary: ""',
    "status: черновик",
    "origin: школа",
    'school: ""',
    ...found.map(({ key, many, id, title, name }) => `${key}: ${many ? `[${id}]` : value(name, id, title)}`),
  ];
  if (extension === "yml") return `${front.join("\n")}\n`;
  return `---\n${front.join("\n")}\n---\n\n${sections.map((title) => `## ${title}\n\n`).join("\n")}`;
}

// A tier has a Latin name in addresses and a Russian one in files.
function value(name, id, title) {
  return name === "tier" ? title : id;
}

/** The letter to the curator: subject and body, ready for mailto. */
export function letter(address, [, label], found) {
  const subject = `Практика для базы: ${label.toLowerCase()}`;
  const body = [`Вид: ${label}`, ...found.map((wish) => `${wish.label}: ${wish.title}`), "", "Что мы делаем:", "", "Что изменилось:", ""].join("\n");
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** The new issue in the repository with the same words. */
export function issue(repository, [, label], found) {
  const body = [`Вид: ${label}`, ...found.map((wish) => `${wish.label}: ${wish.title}`)].join("\n");
  return `${repository}/issues/new?title=${encodeURIComponent(`Практика: ${label.toLowerCase()}`)}&body=${encodeURIComponent(body)}`;
}

/** What is near: the catalogue asked for each wish alone, [{ title, query }]. */
export function near(found) {
  return found.filter(({ name }) => name !== "stage").map(({ name, id, title }) => ({ title, query: `?${name}=${encodeURIComponent(id)}` }));
}
