import "../tables/style.css";
import { loadData } from "../shared/data.mjs";
import { onPage } from "../shared/page.mjs";
import { mount } from "./view.mjs";

onPage(() => {
  const place = document.querySelector("[data-kp-calculator]");
  if (place) loadData("instruments").then((instruments) => mount(place, instruments)).catch((error) => place.append(error.message));
});
