import { useState } from "react";
import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { errorTexts } from "@/texts/problems";
import { Card } from "@/ui/card";

type Stacks = Pick<Schemas["ErrorDetail"], "stack" | "original_stack">;

/** The stack of the latest occurrence: its places in the sources if a source map is known, else as the browser sent it. */
export function Stack({ stack, original_stack: original }: Stacks) {
  const t = useTexts(errorTexts);
  const [raw, setRaw] = useState(false);
  const shown = original && !raw ? original : stack;
  return (
    <Card
      title={t("stack")}
      tools={
        original ? (
          <div className="segmented">
            <button type="button" aria-pressed={!raw} onClick={() => setRaw(false)}>
              {t("inSources")}
            </button>
            <button type="button" aria-pressed={raw} onClick={() => setRaw(true)}>
              {t("asSent")}
            </button>
          </div>
        ) : null
      }
    >
      {shown ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
        <pre className="stack-trace" tabIndex={0}>
          {shown}
        </pre>
      ) : (
        <p className="soft">{t("noStack")}</p>
      )}
      {stack && !original ? (
        <p className="soft small list-foot">
          {t("noSourceMap")} <a href="/docs/api/">{t("howSourceMap")}</a>
        </p>
      ) : null}
    </Card>
  );
}
