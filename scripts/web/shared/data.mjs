// Data of the site as plain scripts: they load over http, from a folder and under a strict Content-Security-Policy.
// Python writes them (kopilka.artifact): `self.kopilkaData["catalogue"] = …`.

const loading = new Map();

/** The way from this page to the root of the site, with a slash at the end. */
export function root() {
  const told = document.querySelector('meta[name="kopilka-root"]');
  const way = told ? told.content : ".";
  return way.endsWith("/") ? way : `${way}/`;
}

/** The value of assets/data/<name>.js. A script that failed to load is asked for again at the next call. */
export function loadData(name) {
  // An object has a "constructor" of its own before anybody gives it one: only what was put there counts.
  return loadScript(`assets/data/${name}.js`, () => new Map(Object.entries(self.kopilkaData || {})).get(name));
}

/** Loads a script of the site once and gives what `taken` then finds; rejects where it is not there. */
export function loadScript(path, taken) {
  const there = taken();
  if (there !== undefined) return Promise.resolve(there);
  if (!loading.has(path)) {
    const asked = addScript(`${root()}${path}`).then(() => {
      const value = taken();
      if (value === undefined) throw new Error(`Файл ${path} пуст или другой версии.`);
      return value;
    });
    asked.catch(() => loading.delete(path));
    loading.set(path, asked);
  }
  return loading.get(path);
}

/** Asks for the scripts of a folder that this page has loaded once more, past what the browser keeps: a reload alone may not. */
export function renewed(folder) {
  const kept = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.includes(`/assets/data/${folder}/`));
  return Promise.all([...new Set(kept)].map((address) => fetch(address, { cache: "reload" }).catch(() => {})));
}

function addScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.async = true;
    script.onload = () => { script.remove(); resolve(); };
    script.onerror = () => { script.remove(); reject(new Error(`Не загрузился файл ${address}.`)); };
    document.head.append(script);
  });
}
