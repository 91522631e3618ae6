// What the catalogue says.

import { counted, plural } from "../shared/russian.mjs";

export const MATERIALS = ["материал", "материала", "материалов"];

export function found(number) {
  return number ? `${plural(number, "Найден", "Найдено", "Найдено")} ${counted(number, ...MATERIALS)}` : "Ничего не найдено";
}
