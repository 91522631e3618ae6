import "../shared/controls.css";
import "./style.css";
import { onPage } from "../shared/page.mjs";
import { draw } from "./view.mjs";

onPage(() => {
  const place = document.querySelector("[data-kp-ask]");
  if (!place || place.dataset.kpDrawn) return;
  place.dataset.kpDrawn = "1";
  draw(place, window.location.search);
});
