import "./style.css";
import { onPage } from "../shared/page.mjs";
import { mount } from "./control.mjs";

onPage(mount);
