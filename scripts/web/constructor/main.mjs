import "./style.css";
import { onPage } from "../shared/page.mjs";
import { mount } from "./view.mjs";

onPage(mount);
