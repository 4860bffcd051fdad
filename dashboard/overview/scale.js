/** Three to five round numbers from 0 to at least `most`. */
export function ticksTo(most) {
  const top = Math.max(most, 4);
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough && Number.isInteger(n)) ?? Math.ceil(rough));
  const ticks = [];
  for (let n = 0; n < top + step; n += step) ticks.push(n);
  return ticks;
}

/** Which points get a label so that labels keep their distance, counted from the last. */
export function labelled(points, width, distance = 84) {
  const most = Math.max(2, Math.floor(width / distance));
  const every = Math.max(1, Math.ceil(points / most));
  return Array.from({ length: points }, (_, i) => i).filter((i) => (points - 1 - i) % every === 0);
}
