"use client";

import { useAddress, useChangeOwn } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { detectors } from "@/texts/detectors";
import { insightTexts } from "@/texts/problems";
import { shell } from "@/texts/shell";
import { useDetectorName } from "@/ui/detector";
import { Icon } from "@/ui/icon";
import { More } from "@/ui/more";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { IgnoreRules } from "./ignore-rules";
import { InsightGroups } from "./insight-groups";
import { InsightRow } from "./insight-row";
import { useInsights } from "./queries";

/** What detectors found in visitors' behaviour, with why. */
export function Insights() {
  const t = useTexts(insightTexts);
  const s = useTexts(shell);
  const nameOf = useDetectorName();
  const { own } = useAddress();
  const changeOwn = useChangeOwn();
  const detector = own.get("detector") ?? "";
  const page = own.get("page") ?? "";
  const list = useInsights(detector, page);
  return (
    <Page
      title={t("title")}
      bar={{ period: true }}
      tools={
        <ViewLink page="backtest" className="button quiet">
          <Icon name="backtest" />
          {s("backtest")}
        </ViewLink>
      }
    >
      <div className="row">
        <select
          className="select auto plain-select"
          aria-label={t("detector")}
          value={detector}
          onChange={(event) => changeOwn({ detector: event.target.value })}
        >
          <option value="">{t("allDetectors")}</option>
          {Object.keys(detectors).map((name) => (
            <option key={name} value={name}>
              {nameOf(name)}
            </option>
          ))}
        </select>
        {page ? (
          <span className="chip">
            <span className="cut">{t("allPages", { page })}</span>
            <button type="button" aria-label={page} onClick={() => changeOwn({ page: undefined })}>
              <Icon name="close" size={12} />
            </button>
          </span>
        ) : null}
      </div>
      <InsightGroups detector={detector} page={page} />
      <section className="card flush">
        <Loaded
          query={list}
          skeleton={<ListSkeleton rows={10} />}
          isEmpty={(data) => data.pages.every(({ insights }) => insights.length === 0)}
          empty={<State title={t("none")}>{t("noneNext")}</State>}
        >
          {(data) => (
            <ul>
              {data.pages
                .flatMap(({ insights }) => insights)
                .map((insight) => (
                  <InsightRow key={insight.id} insight={insight} />
                ))}
            </ul>
          )}
        </Loaded>
        <More pages={list} />
      </section>
      <IgnoreRules />
    </Page>
  );
}
