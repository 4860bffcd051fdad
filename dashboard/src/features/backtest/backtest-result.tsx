import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { operation } from "@/texts/conversion";
import { Card } from "@/ui/card";
import { Figure } from "@/ui/figure";
import { State } from "@/ui/states";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";

/** What was found now and what was stored then, and where they differ. */
export function BacktestResult({ backtest }: { backtest: Schemas["Backtest"] }) {
  const t = useTexts(operation);
  const formats = useFormats();
  const settings = Object.entries(backtest.settings)
    .map(([key, value]) => `${key}=${value}`)
    .join(", ");
  return (
    <>
      <div className="card figures">
        <Figure name={t("foundNow")} value={formats.exact(backtest.found_now)} />
        <Figure name={t("foundThen")} value={formats.exact(backtest.found_then)} />
        <Figure name={t("foundBoth")} value={formats.exact(backtest.found_both)} />
        <Figure name={t("onlyNow")} value={formats.exact(backtest.found_now - backtest.found_both)} />
        <Figure name={t("onlyThen")} value={formats.exact(backtest.found_then - backtest.found_both)} />
        <Figure name={t("eventsRead")} value={formats.count(backtest.events)} />
      </div>
      <p className="soft small wrap">
        {t("used")} <code>{settings}</code>
      </p>
      {backtest.across_sessions ? <p className="notice">{t("across")}</p> : null}
      {backtest.failures > 0 ? <p className="notice bad">{t("failures", { n: backtest.failures })}</p> : null}
      {backtest.places.length === 0 ? (
        <State title={t("foundNothing")}>{t("foundNothingNext")}</State>
      ) : (
        <Places places={backtest.places} />
      )}
      <div className="columns">
        <Found
          title={t("onlyNow")}
          insights={backtest.only_now}
          all={backtest.found_now - backtest.found_both}
        />
        <Found
          title={t("onlyThen")}
          insights={backtest.only_then}
          all={backtest.found_then - backtest.found_both}
        />
      </div>
    </>
  );
}

function Places({ places }: { places: Schemas["Backtest"]["places"] }) {
  const t = useTexts(operation);
  const formats = useFormats();
  return (
    <Card title={t("places")} flush>
      <Table
        label={t("places")}
        rows={places}
        rowKey={({ page, selector }) => `${page} ${selector}`}
        columns={[
          {
            key: "page",
            title: t("page"),
            main: true,
            cell: ({ page }) => (
              <ViewLink page="insights" own={{ page }} className="cell-link">
                {page}
              </ViewLink>
            ),
          },
          {
            key: "element",
            title: t("element"),
            cell: ({ selector }) => <span className="mono">{selector}</span>,
          },
          {
            key: "now",
            title: t("foundNow"),
            right: true,
            cell: (place) => formats.exact(place.found_now),
          },
          {
            key: "then",
            title: t("foundThen"),
            right: true,
            cell: (place) => formats.exact(place.found_then),
          },
        ]}
      />
    </Card>
  );
}

interface FoundProps {
  title: string;
  /** The first of them. */
  insights: Schemas["BriefInsight"][];
  all: number;
}

function Found({ title, insights, all }: FoundProps) {
  const t = useTexts(operation);
  const formats = useFormats();
  return (
    <Card title={`${title} (${formats.exact(all)})`} flush>
      {insights.length === 0 ? (
        <p className="soft padded">{t("nothingNew")}</p>
      ) : (
        <ul>
          {insights.map((insight) => (
            <li key={insight.id} className="insight">
              <span className="row between">
                <ViewLink page="sessions" item={insight.session_id} className="number">
                  {formats.moment(Date.parse(insight.time))}
                </ViewLink>
                <span className="soft small wrap">{insight.page}</span>
              </span>
              <span className="wrap">{insight.summary}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
