import type { UseQueryResult } from "@tanstack/react-query";
import type { ApiError } from "@/api/error";
import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { overview } from "@/texts/overview";
import { Figure, FiguresSkeleton } from "@/ui/figure";
import { Loaded } from "@/ui/states";

type Summary = Schemas["Summary"];

export function Figures({ query }: { query: UseQueryResult<Summary, ApiError> }) {
  const t = useTexts(overview);
  const names = [t("visitors"), t("visits"), t("views"), t("perVisit"), t("bounce"), t("engaged")];
  return (
    <Loaded query={query} framed skeleton={<FiguresSkeleton names={names} />}>
      {(summary) => <Row summary={summary} />}
    </Loaded>
  );
}

function Row({ summary: { figures, comparison } }: { summary: Summary }) {
  const t = useTexts(overview);
  const formats = useFormats();
  const before = comparison?.figures;
  const sessions = { page: "sessions" };
  return (
    <div className="card figures">
      <Figure
        name={t("visitors")}
        value={formats.count(figures.visitors)}
        hint={formats.exact(figures.visitors)}
        now={figures.visitors}
        before={before?.visitors}
        upIsGood
        to={{ page: "visitors" }}
      />
      <Figure
        name={t("visits")}
        value={formats.count(figures.visits)}
        hint={formats.exact(figures.visits)}
        now={figures.visits}
        before={before?.visits}
        upIsGood
        to={sessions}
      />
      <Figure
        name={t("views")}
        value={formats.count(figures.views)}
        hint={formats.exact(figures.views)}
        now={figures.views}
        before={before?.views}
        upIsGood
        to={{ page: "events", own: { kind: "page_view" } }}
      />
      <Figure
        name={t("perVisit")}
        value={figures.views_per_visit === null ? "–" : formats.decimal(figures.views_per_visit)}
        now={figures.views_per_visit}
        before={before?.views_per_visit}
        upIsGood
        to={sessions}
      />
      <Figure
        name={t("bounce")}
        value={formats.share(figures.bounce_rate)}
        hint={t("bounceHint")}
        now={figures.bounce_rate}
        before={before?.bounce_rate}
        upIsGood={false}
        to={sessions}
      />
      <Figure
        name={t("engaged")}
        value={formats.duration(figures.engaged_ms)}
        hint={t("engagedHint")}
        now={figures.engaged_ms}
        before={before?.engaged_ms}
        upIsGood
        to={sessions}
      />
    </div>
  );
}
