import simpleheat from "simpleheat";
import type { Heatmap } from "./queries";

const RADIUS_PX = 18;
const BLUR_PX = 14;

/** A browser draws no canvas that is higher. */
const MAX_HEIGHT_PX = 16_000;

/** Draws points over a page: within their elements, or within the document for movements. */
export function drawHeat(
  page: Document,
  canvas: HTMLCanvasElement,
  points: Heatmap["points"],
  kind: Heatmap["kind"],
): void {
  const whole = page.documentElement.getBoundingClientRect();
  const width = page.documentElement.scrollWidth;
  const height = Math.min(MAX_HEIGHT_PX, page.documentElement.scrollHeight);
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const placed: [number, number, number][] = [];
  for (const { selector, x, y, count } of points) {
    if (kind === "move") {
      placed.push([x * width, y * height, count]);
      continue;
    }
    const box = find(page, selector)?.getBoundingClientRect();
    // An element that the recorded page lacks, or hides, has no place.
    if (!box || box.width === 0) continue;
    placed.push([box.left - whole.left + x * box.width, box.top - whole.top + y * box.height, count]);
  }
  const greatest = Math.max(1, ...points.map(({ count }) => count));
  simpleheat(canvas).data(placed).max(greatest).radius(RADIUS_PX, BLUR_PX).draw(0.08);
}

function find(page: Document, selector: string): Element | null {
  try {
    return page.querySelector(selector);
  } catch {
    return null;
  }
}
