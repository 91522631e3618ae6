// When to set a page up: once at load, and again after Material's instant navigation has swapped the content.

export function onPage(mount) {
  const pages = window.document$;
  if (pages && typeof pages.subscribe === "function") pages.subscribe(mount);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
  else mount();
}
