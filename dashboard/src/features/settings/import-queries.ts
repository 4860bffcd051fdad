import { useState } from "react";
import { api } from "@/api/client";
import { useApi, useChange } from "@/api/query";
import type { Schemas } from "@/api/types";
import { csvParts } from "@/lib/csv-parts";
import { useProject } from "@/lib/project";

/** What the hub takes in one import, with room for the rest of the body. */
const MAX_ROWS = 20_000;
const MAX_BYTES = 1_000_000;

export type ImportSource = Schemas["ImportSource"];

export interface ImportOutcome {
  rows: number;
  taken: number;
  refusedCount: number;
  /** The first of them, by their lines in the whole file. */
  refused: { line: number; reason: string }[];
}

export function useImports() {
  const { id } = useProject();
  return useApi([id, "imports"], (signal) =>
    api.GET("/api/v1/projects/{id}/imports", { params: { path: { id } }, signal }),
  );
}

export function useImportedDays() {
  const { id } = useProject();
  return useApi([id, "imports", "days"], (signal) =>
    api.GET("/api/v1/projects/{id}/imports/days", { params: { path: { id } }, signal }),
  );
}

/** Imports a file part by part; a part that fails ends it, and those before stay. */
export function useImport() {
  const { id } = useProject();
  const { mutateAsync: send, error } = useChange(
    (body: Schemas["NewImport"]) =>
      api.POST("/api/v1/projects/{id}/imports", { params: { path: { id } }, body }),
    { outdates: [[id, "imports"]] },
  );
  const [at, setAt] = useState<{ part: number; parts: number } | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);

  async function start(source: ImportSource, text: string) {
    const parts = csvParts(text, MAX_ROWS, MAX_BYTES);
    let whole: ImportOutcome = { rows: 0, taken: 0, refusedCount: 0, refused: [] };
    setOutcome(null);
    try {
      for (const [i, { csv, linesBefore }] of parts.entries()) {
        setAt({ part: i + 1, parts: parts.length });
        const done = await send({ source, csv });
        whole = {
          rows: whole.rows + done.rows,
          taken: whole.taken + done.taken,
          refusedCount: whole.refusedCount + done.refused_count,
          refused: [
            ...whole.refused,
            ...done.refused.map(({ line, reason }) => ({ line: line + linesBefore, reason })),
          ],
        };
        setOutcome(whole);
      }
      setOutcome(whole);
    } catch {
      // Shown from the change's error; what was taken before stays shown.
    } finally {
      setAt(null);
    }
  }
  return { start, at, outcome, error };
}
