import "../shared/controls.css";
import "./style.css";
import { loadData } from "../shared/data.mjs";
import { onPage } from "../shared/page.mjs";
import { draw } from "./view.mjs";

onPage(async () => {
  const place = document.querySelector("[data-kp-repeat]");
  if (!place || place.dataset.kpDrawn) return;
  place.dataset.kpDrawn = "1";
  try {
    draw(place, await loadData("repeat"), window.location.search);
  } catch {
    delete place.dataset.kpDrawn; // what is said without scripts stays: the Word form has the same five questions
  }
});
