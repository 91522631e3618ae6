import "../tables/style.css";
import { onPage } from "../shared/page.mjs";
import { mount } from "./view.mjs";

onPage(() => {
  const place = document.querySelector("[data-kp-monitoring]");
  if (place) mount(place);
});
