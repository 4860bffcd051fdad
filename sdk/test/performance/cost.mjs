// What a script takes of a page's main thread, by the browser's own profiler.
const SAMPLE_US = 500;

/** The longest stretch, and all, of the time that one of `scripts` was on the stack while `work` ran, in ms. */
export async function costOf(page, scripts, work) {
  const client = await page.context().newCDPSession(page);
  await client.send("Profiler.enable");
  await client.send("Profiler.setSamplingInterval", { interval: SAMPLE_US });
  await client.send("Profiler.start");
  await work();
  const { profile } = await client.send("Profiler.stop");
  const parents = new Map();
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const ours = (id) => {
    for (let at = id; at !== undefined; at = parents.get(at))
      if (scripts.test(nodes.get(at).callFrame.url)) return true;
    return false;
  };
  let stretch = 0;
  let longest = 0;
  let total = 0;
  profile.samples.forEach((id, i) => {
    // A gap between samples is another process's work on this processor, not ours.
    const took = Math.min(profile.timeDeltas[i + 1] ?? 0, 2 * SAMPLE_US);
    stretch = ours(id) ? stretch + took : 0;
    total += ours(id) ? took : 0;
    longest = Math.max(longest, stretch);
  });
  return { longest: longest / 1000, total: total / 1000 };
}
