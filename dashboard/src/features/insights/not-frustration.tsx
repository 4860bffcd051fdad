import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { insightTexts } from "@/texts/problems";
import { Problem } from "@/ui/form";
import { Popover } from "@/ui/popover";
import { useFeedback } from "./queries";

const SCOPES = ["fingerprint", "selector", "page"] as const;

/** Tells alert rules to ignore what is like an insight. */
export function NotFrustration({ insight }: { insight: Schemas["Insight"] }) {
  const t = useTexts(insightTexts);
  const feedback = useFeedback(insight.id);
  if (feedback.isSuccess) return <span className="badge good">{t("ignored")}</span>;
  return (
    <Popover className="button quiet small" label={t("notFrustration")}>
      {() => (
        <div className="stack tight">
          <p className="small">{t("notFrustrationHint")}</p>
          {SCOPES.map((scope) => (
            <button key={scope} type="button" className="menu-item" onClick={() => feedback.mutate(scope)}>
              {scope === "page" ? `${t("page")}: ${insight.page}` : t(scope)}
            </button>
          ))}
          <Problem error={feedback.error} />
        </div>
      )}
    </Popover>
  );
}
