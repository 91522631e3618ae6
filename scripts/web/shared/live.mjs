// One polite live region a page: screen readers say what has just happened.

const REGION = "kopilka-live";
// Set through the style object, which a strict Content-Security-Policy allows.
const HIDDEN = { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" };

export function announce(text) {
  const region = document.getElementById(REGION) || addRegion();
  region.textContent = "";
  // The same words twice are said twice only if the region was empty in between.
  setTimeout(() => { region.textContent = text; }, 50);
}

function addRegion() {
  const region = document.createElement("div");
  region.id = REGION;
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  Object.assign(region.style, HIDDEN);
  document.body.append(region);
  return region;
}
