// The calendar of a case: the reader names the day of the request, the table of working days shows the dates. Nothing is kept.

import "./style.css";
import { announce } from "../shared/live.mjs";
import { onPage } from "../shared/page.mjs";
import { spoken, workday } from "./logic.mjs";

onPage(() => {
  const root = document.getElementById("kp-case-calendar");
  const table = document.getElementById("kp-case-days");
  if (root && table) root.append(field((day) => show(table, day)));
});

function field(choose) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  label.className = "kp-case-calendar__field";
  label.append("Когда подан запрос? ", input, " Праздники не учтены: сверьте с календарём школы.");
  input.type = "date";
  input.addEventListener("change", () => choose(input.value));
  return label;
}

function show(table, day) {
  for (const row of table.querySelectorAll("tr[data-day]")) {
    const date = workday(day, Number(row.dataset.day));
    row.firstElementChild.textContent = date ? `${row.dataset.day} — ${spoken(date)}` : row.dataset.day;
  }
  announce(workday(day, 0) ? "Даты подставлены в таблицу." : "Даты убраны.");
}
