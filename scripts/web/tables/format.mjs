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

/** «1 лист», «3 листа», «5 листов». */
export function counted(number, one, few, many) {
  const [tens, ones] = [number % 100, number % 10];
  const form = tens > 10 && tens < 20 ? many : ones === 1 ? one : ones > 1 && ones < 5 ? few : many;
  return `${number}${NBSP}${form}`;
}
