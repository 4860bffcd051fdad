import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Text } from "@/lib/texts";

const FOLDER = new URL("../src/texts/", import.meta.url);
const files = readdirSync(FOLDER);
const values = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name);

describe.each(files)("%s", async (file) => {
  const catalogues: Record<string, Record<string, Text>> = await import(
    `../src/texts/${file.replace(/\.ts$/, "")}.ts`
  );
  const texts = Object.values(catalogues)
    .filter((exported) => !Array.isArray(exported))
    .flatMap((catalogue) => Object.entries(catalogue));

  it.each(texts)("%s says something in every language, with no value that English has not", (_, text) => {
    for (const translation of text) expect(translation.trim()).not.toBe("");
    const [english, ...others] = text.map(values);
    for (const other of others) expect(english).toEqual(expect.arrayContaining(other));
  });
});
