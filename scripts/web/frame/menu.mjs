// The folded list of sections closes by Escape and by a press outside it; it opens by itself, as <details> do.

export function mountMenu() {
  const menu = document.querySelector("[data-kp-menu]");
  if (!menu) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}
