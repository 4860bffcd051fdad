"use client";

import { useBreakdown } from "@/api/breakdown";
import { useAddress, useChangeOwn } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { heatmaps } from "@/texts/replays";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded, NothingHere } from "@/ui/states";
import { Drawn } from "./drawn";
import { KINDS, useHeatmap, VIEWPORTS, type Viewport } from "./queries";
import { ScrollDepth } from "./scroll-depth";

const PAGES = 100;

/** Where visitors click, move and stop scrolling, over the page as it was recorded. */
export function Heatmaps() {
  const t = useTexts(heatmaps);
  const { own } = useAddress();
  const changeOwn = useChangeOwn();
  const pages = useBreakdown("pages", { sort: "views", limit: PAGES });
  const names = (pages.data?.rows ?? []).map(({ name, parent }) => `${parent ?? ""}${name ?? ""}`);
  const page = own.get("page") ?? names[0] ?? "";
  const kind = KINDS.find((id) => id === own.get("kind")) ?? "click";
  const viewport = VIEWPORTS.find((id) => id === own.get("viewport"));
  const heatmap = useHeatmap(page, kind, viewport);
  const hasNoPages = page === "" && pages.data !== undefined;
  return (
    <Page
      title={t("title")}
      bar={{ period: true }}
      beside={heatmap.data ? <span className="badge">{t("from", { n: heatmap.data.sessions })}</span> : null}
    >
      <div className="row" hidden={hasNoPages}>
        <select
          className="select auto plain-select"
          aria-label={t("page")}
          value={page}
          onChange={(event) => changeOwn({ page: event.target.value })}
        >
          {[...new Set([page, ...names])].filter(Boolean).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <div className="segmented">
          {KINDS.map((id) => (
            <button key={id} type="button" aria-pressed={id === kind} onClick={() => changeOwn({ kind: id })}>
              {t(id)}
            </button>
          ))}
        </div>
        <select
          className="select auto plain-select"
          aria-label={t("viewport")}
          value={viewport ?? ""}
          onChange={(event) => changeOwn({ viewport: event.target.value as Viewport })}
        >
          <option value="">
            {t("viewport")}: {t("any")}
          </option>
          {VIEWPORTS.map((id) => (
            <option key={id} value={id}>
              {t("viewport")}: {t(id)}
            </option>
          ))}
        </select>
      </div>
      {hasNoPages ? (
        <section className="card">
          <NothingHere />
        </section>
      ) : (
        <Loaded
          query={heatmap}
          skeleton={<BlockSkeleton />}
          isEmpty={({ points, scroll }) => points.length === 0 && scroll.length === 0}
          empty={<NothingHere title={t("none")}>{t("noneNext")}</NothingHere>}
        >
          {(data) => (data.kind === "scroll" ? <ScrollDepth heatmap={data} /> : <Drawn heatmap={data} />)}
        </Loaded>
      )}
    </Page>
  );
}
