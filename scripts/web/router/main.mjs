// The page «Маршрутизатор»: a search over the signs, and the walk that stands in the address.

import "./style.css";
import { loadData } from "../shared/data.mjs";
import { onPage } from "../shared/page.mjs";
import { mount } from "./view.mjs";

onPage(() => {
  const root = document.getElementById("kp-router-walk");
  // Without the data the list of signs stays what it is without scripts: links to the whole routes.
  if (root) loadData("router").then((data) => mount(root, data), () => {});
});
