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

const MINUTES = [1, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440];

/** Which of the instants get a label: as many as have room, at round local times. */
export function labelled(instants, width, distance = 84) {
  const most = Math.max(2, Math.floor(width / distance));
  for (const minutes of MINUTES) {
    const round = instants.flatMap((instant, i) => ((instant.getHours() * 60 + instant.getMinutes()) % minutes ? [] : [i]));
    if (round.length <= most) return round;
  }
  const every = Math.ceil(instants.length / most);
  return instants.flatMap((_, i) => ((instants.length - 1 - i) % every ? [] : [i]));
}
