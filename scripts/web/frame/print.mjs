// «Распечатать»: buttons [data-print hidden] are shown here, so that without JavaScript there is no dead button. Folded parts are
// unfolded on paper, and the serif face is there before the window of the printer is.

const FACES = ['11pt "PT Serif"', 'bold 11pt "PT Serif"', 'italic 11pt "PT Serif"'];
const SAMPLE = "Текст 1a";

export function mountPrint() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", printPage);
  }
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
}

/** Opens the window of the printer when the serif face has come. */
export function printPage() {
  return facesLoaded().then(() => window.print());
}

function facesLoaded() {
  if (!document.fonts || !document.fonts.load) return Promise.resolve();
  return Promise.all(FACES.map((face) => document.fonts.load(face, SAMPLE))).catch(() => undefined);
}
