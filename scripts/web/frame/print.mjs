// «Распечатать»: buttons [data-print hidden] are shown here, so that without JavaScript there is no dead button. Folded parts are
// unfolded on paper, and the serif face is there before the window of the printer is.

const FACES = ['11pt "PT Serif"', 'bold 11pt "PT Serif"', 'italic 11pt "PT Serif"'];
const SAMPLE = "Текст 1a";

/** How long printing waits for the faces, in milliseconds; then it goes on with those of the system. */
const PATIENCE = 1500;

export function mountPrint() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", printPage);
  }
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== "KeyP") return;
    event.preventDefault();
    printPage();
  });
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open]):not(.kp-quote)")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
}

/** Opens the window of the printer when the serif face has come, or without it when it keeps one waiting. */
export async function printPage() {
  await Promise.race([facesLoaded(), new Promise((done) => setTimeout(done, PATIENCE))]);
  window.print();
}

function facesLoaded() {
  if (!document.fonts || !document.fonts.load) return Promise.resolve();
  return Promise.all(FACES.map((face) => document.fonts.load(face, SAMPLE))).catch(() => undefined);
}
