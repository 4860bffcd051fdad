/**
 * In what order a session is played. A run is a row of a tab's chunks without a gap that begins with a full
 * snapshot: only within one do events build on each other. A scene is a piece of a run that is played at a stretch;
 * scenes of all tabs, in the order of time, are the session.
 */

/** The runs of all tabs: `{ tab, chunks }`. */
export function runsOf(manifest) {
  const runs = [];
  for (const { tab_id: tab, chunks } of manifest.tabs) {
    let run;
    for (const chunk of [...chunks].sort((a, b) => a.sequence - b.sequence)) {
      const last = run?.chunks.at(-1);
      if (last && chunk.sequence === last.sequence + 1) run.chunks.push(chunk);
      else {
        run = chunk.full_snapshot ? { tab, chunks: [chunk] } : undefined;
        if (run) runs.push(run);
      }
    }
  }
  return runs;
}

/** The scenes: `{ run, tab, chunks, start, end }`. */
export function scenesOf(manifest) {
  const pieces = runsOf(manifest)
    .flatMap((run) => run.chunks.map((chunk) => ({ run, chunk })))
    .sort((a, b) => a.chunk.start_ms - b.chunk.start_ms || a.chunk.sequence - b.chunk.sequence);
  const scenes = [];
  for (const { run, chunk } of pieces) {
    const last = scenes.at(-1);
    if (last?.run === run) {
      last.chunks.push(chunk);
      last.end = Math.max(last.end, chunk.end_ms);
    } else scenes.push({ run, tab: run.tab, chunks: [chunk], start: chunk.start_ms, end: chunk.end_ms });
  }
  // Two windows side by side: what is shown of one ends where the other one begins.
  scenes.forEach((scene, i) => {
    const next = scenes[i + 1];
    if (next && next.start < scene.end) scene.end = Math.max(scene.start, next.start);
  });
  return scenes;
}

/** The scene that is on at `time`, or the next one, or the last; `tab` is preferred where two are on. */
export function sceneAt(scenes, time, tab) {
  const on = scenes.filter(({ start, end }) => start <= time && time <= end);
  return (
    on.find((scene) => scene.tab === tab) ??
    on.at(-1) ??
    scenes.find(({ start }) => start >= time) ??
    scenes.at(-1)
  );
}

/** The chunk from which a scene can be shown at `time`: the last full snapshot before it. */
export function entryOf(scene, time) {
  const before = scene.run.chunks.filter(
    (chunk) => chunk.full_snapshot && chunk.start_ms <= Math.max(time, scene.start),
  );
  return before.at(-1) ?? scene.run.chunks[0];
}

/** The spans in which nothing can be shown, within the session: `{ start, end }`. */
export function holesOf(manifest, scenes) {
  const holes = [];
  let at = manifest.started_at_ms;
  for (const { start, end } of scenes) {
    if (start - at > 1000) holes.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  return holes;
}
