import "./style.css";
import { loadData } from "../shared/data.mjs";
import { onPage } from "../shared/page.mjs";
import { draw } from "./view.mjs";

onPage(async () => {
  const place = document.querySelector("[data-kp-order]");
  if (!place || place.dataset.kpDrawn) return;
  place.dataset.kpDrawn = "1";
  try {
    draw(place, await loadData("orders"), window.location.search);
  } catch {
    delete place.dataset.kpDrawn; // the static list of steps stays: it says how to give without a form
  }
});
