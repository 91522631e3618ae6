// What the page of the web form decides, without touching the page.

/** Replaces `{list: name}` in the options of every field by the list itself; returns a new configuration. */
export function expanded({ cms, lists }) {
  const whole = (value) => {
    if (Array.isArray(value)) return value.map(whole);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === "options" && !Array.isArray(inner) ? lists[inner.list] : whole(inner)]),
    );
  };
  return whole(cms);
}

/** Says in Russian why the form cannot be opened here, or "" where it can. */
export function obstacle({ store, protocol, secure, local, picker }) {
  if (protocol === "file:") {
    return "Страница открыта как файл, а форме нужен адрес. В папке базы выполните kopilka serve и откройте http://127.0.0.1:8000/admin/.";
  }
  if (!secure) return "Форма открывается только по защищённому адресу: https:// или http://127.0.0.1.";
  if (store) return "";
  if (!local) return "Здесь форма не откроется: у неё нет хранилища. На компьютере с копией базы выполните kopilka serve и откройте http://127.0.0.1:8000/admin/.";
  if (!picker) return "Этот браузер не умеет записывать в папку. Откройте страницу в Chrome, Edge или Яндекс Браузере на компьютере.";
  return "";
}

/** Whether the site is served by this very computer. */
export function isLocal(hostname) {
  return hostname === "127.0.0.1" || hostname === "localhost" || hostname.endsWith(".localhost");
}
