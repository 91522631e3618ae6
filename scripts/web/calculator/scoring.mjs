// The scales of an instrument: a result for every sheet that has answered all of its questions, and what the result means.

/**
 * { values, sheets, columns }: results of the complete sheets among `chosen` (indexes of sheets), those sheets, and the points
 * of each item by those sheets.
 */
export function score(scale, instrument, coded, chosen) {
  const items = scale.items.map((id) => instrument.items.findIndex((item) => item.id === id));
  const points = items.map((item) => coded.points[item]).filter(Boolean);
  const sheets = points.length === items.length ? complete(points, chosen) : [];
  const columns = points.map((column) => taken(column, sheets));
  const factor = scaling(scale, items.map((item) => instrument.items[item]), instrument);
  const values = new Float64Array(sheets.length);
  for (const column of columns) for (let at = 0; at < values.length; at += 1) values[at] += column[at];
  for (let at = 0; at < values.length; at += 1) values[at] *= factor;
  return { values, sheets, columns };
}

/** The sheets without a gap in any of the columns. */
function complete(columns, chosen) {
  const whole = [];
  for (let index = 0; index < chosen.length; index += 1) {
    const at = chosen[index];
    let answered = true;
    for (let column = 0; answered && column < columns.length; column += 1) answered = !Number.isNaN(columns[column][at]);
    if (answered) whole.push(at);
  }
  return whole;
}

function taken(column, sheets) {
  const values = new Float64Array(sheets.length);
  for (let at = 0; at < sheets.length; at += 1) values[at] = column[sheets[at]];
  return values;
}

/** By what the sum of points is multiplied: by 1, by 1/k for a mean, by 100/greatest for a share. */
function scaling({ method }, items, { answers }) {
  if (method === "среднее") return 1 / items.length;
  if (method !== "доля") return 1;
  const greatest = items.reduce((sum, item) => sum + most(item, answers[item.scale] || []), 0);
  return greatest > 0 ? 100 / greatest : 0;
}

function most({ many }, answers) {
  const points = answers.map(([, value]) => value);
  return many ? points.filter((value) => value > 0).reduce((sum, value) => sum + value, 0) : Math.max(0, ...points);
}

/**
 * A function from a result to the bound into which it falls, null where there is none. The result is rounded to the last digit in
 * which the bounds are written, halves up, as the instruments say.
 */
export function ruler({ bounds }) {
  const places = Math.max(0, ...bounds.flatMap(({ low, high }) => [low, high]).map(digits));
  return (value) => {
    const rounded = roundTo(value, places);
    return bounds.find(({ low, high }) => low <= rounded && rounded <= high) || null;
  };
}

function digits(value) {
  return (String(value).split(".")[1] || "").length;
}

export function roundTo(value, places) {
  const factor = 10 ** places;
  // A sum such as 0.1 + 2.4 may fall short of the half by a hair: people expect the half.
  return Math.floor(value * factor + 0.5 + 1e-9) / factor;
}
