import type { Schemas } from "@/api/types";
import type { Formats } from "@/lib/format";
import type { Translate } from "@/lib/use-texts";
import type { alertTexts } from "@/texts/alerts";

/** A rule's condition in a sentence. */
export function describeCondition(
  condition: Schemas["AlertCondition"],
  t: Translate<typeof alertTexts>,
  formats: Formats,
  nameOf: (detector: string) => string,
): string {
  const time = formats.duration((condition.window_seconds ?? 600) * 1000);
  if (condition.kind === "insights") {
    const detectors = condition.detectors ?? [];
    return t("sumInsights", {
      n: condition.count ?? 1,
      what: detectors.length > 0 ? detectors.map(nameOf).join(", ") : t("anything"),
      page: condition.page || t("anyPage"),
      time,
    });
  }
  if (condition.kind === "error_rate") return t("sumErrors", { share: formats.share(condition.above), time });
  return t("sumBaseline", {
    metric: t(condition.metric),
    direction: t(`${condition.direction ?? "above"}_`),
    factor: formats.decimal(condition.factor ?? 2),
    time,
  });
}
