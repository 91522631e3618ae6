// Numbers as people read them: a decimal comma, a true minus, a no-break space before the unit.

const NBSP = "\u00a0";

/** 2.456 → «2,46»; whole numbers stay whole; null → «—». */
export function decimal(value, places = 2) {
  if (value === null || value === undefined) return "—";
  const rounded = Number(value.toFixed(places));
  return String(Object.is(rounded, -0) ? 0 : rounded).replace("-", "−").replace(".", ",");
}

/** 0.456 → «46 %». */
export function percent(share) {
  return share === null || share === undefined ? "—" : `${Math.round(share * 100)}${NBSP}%`;
}

/** A difference with its sign: «+1,2», «−0,3», «0». */
export function signed(value, places = 2) {
  const told = decimal(value, places);
  return value > 0 && told !== "0" ? `+${told}` : told;
}
