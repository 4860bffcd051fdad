import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// How much a colour's part may differ, of 255, to look the same.
const SAME = 40;

/** The share of pixels that differ between two pictures; `page` compares them. They are kept where it is large. */
export async function differenceOf(page, one, other, name) {
  const share = await page.evaluate(
    async ([a, b, same]) => {
      const pixels = async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext("2d");
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [left, right] = await Promise.all([a, b].map(pixels));
      if (left.width !== right.width || left.height !== right.height) return 1;
      let different = 0;
      for (let i = 0; i < left.data.length; i += 4) {
        if ([0, 1, 2].some((k) => Math.abs(left.data[i + k] - right.data[i + k]) > same)) different++;
      }
      return different / (left.data.length / 4);
    },
    [one.toString("base64"), other.toString("base64"), SAME],
  );
  const path = join(tmpdir(), `gosight-replay-${name}`);
  if (share > 0.002) {
    await writeFile(`${path}-page.png`, one);
    await writeFile(`${path}-player.png`, other);
  }
  return { share, path };
}
