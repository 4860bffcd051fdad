import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { overview } from "@/texts/overview";
import { ViewLink } from "@/ui/view-link";

/** How many events of bots no figure contains, and of which kinds. */
export function LeftOut({ summary }: { summary?: Schemas["Summary"] }) {
  const t = useTexts(overview);
  const formats = useFormats();
  if (!summary || summary.bot_events === 0) return null;
  const kinds = summary.bots.map(({ kind, events }) => `${kind} ${formats.count(events)}`).join(", ");
  return (
    <p className="soft">
      <ViewLink page="bots">{t("leftOut", { n: formats.count(summary.bot_events), kinds })}</ViewLink>
    </p>
  );
}
