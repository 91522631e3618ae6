// Numbers of samples. Gaps (NaN) are taken out by whoever calls; an empty sample gives null, never NaN.
// Loops go by index: a page computes once, before the browser has compiled anything, and walking by iterators is then slowest.

export function mean(values) {
  if (values.length === 0) return null;
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at];
  return sum / values.length;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values) {
  if (values.length === 0) return null;
  const sorted = new Float64Array(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The variance of a sample (divided by n − 1); null for fewer than two values. */
export function variance(values) {
  if (values.length < 2) return null;
  const middle = mean(values);
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) {
    const apart = values[at] - middle;
    sum += apart * apart;
  }
  return sum / (values.length - 1);
}

export function deviation(values) {
  const found = variance(values);
  return found === null ? null : Math.sqrt(found);
}

/**
 * Cronbach's alpha of items given as columns of equal length without gaps: k/(k−1) · (1 − Σ s²ᵢ / s²total).
 * null for fewer than two items or sheets, or where all sums are the same.
 */
export function alpha(columns) {
  const count = columns.length;
  if (count < 2 || columns[0].length < 2) return null;
  const sums = new Float64Array(columns[0].length);
  let parts = 0;
  for (const column of columns) {
    parts += variance(column);
    for (let at = 0; at < sums.length; at += 1) sums[at] += column[at];
  }
  const total = variance(sums);
  // Sums of whole points are exact, those of fractions may differ by a hair.
  return total > 1e-12 ? (count / (count - 1)) * (1 - parts / total) : null;
}
