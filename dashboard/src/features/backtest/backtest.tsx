"use client";

import type { Schemas } from "@/api/types";
import { useAddress, useChangeOwn } from "@/lib/use-address";
import { usePeriod } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { operation } from "@/texts/conversion";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded, State } from "@/ui/states";
import { BacktestForm } from "./backtest-form";
import { MAX_MS, useDetectors } from "./queries";

/** What a detector would have found with other thresholds. */
export function Backtest() {
  const t = useTexts(operation);
  const { from, to } = usePeriod();
  const detectors = useDetectors();
  return (
    <Page title={t("backtest")} bar={{ period: true }}>
      <p className="soft">
        {t("backtestHint")} {to - from > MAX_MS ? t("backtestPeriod") : ""}
      </p>
      <Loaded
        query={detectors}
        skeleton={<BlockSkeleton />}
        isEmpty={(data) => usable(data).length === 0}
        empty={<State title={t("noDetectors")}>{t("noDetectorsNext")}</State>}
      >
        {(data) => <Chosen detectors={usable(data)} />}
      </Loaded>
    </Page>
  );
}

/** One that could not be made can't be tried either. */
function usable({ detectors }: Schemas["Detectors"]) {
  return detectors.filter(({ state }) => state !== "failed");
}

function Chosen({ detectors }: { detectors: Schemas["Detectors"]["detectors"] }) {
  const { own } = useAddress();
  const changeOwn = useChangeOwn();
  const wanted = own.get("detector") ?? "rage-click";
  const detector = detectors.find(({ name }) => name === wanted) ?? detectors[0];
  // Another detector has other thresholds, so its form begins anew.
  return detector ? (
    <BacktestForm
      key={detector.name}
      detector={detector}
      names={detectors.map(({ name }) => name)}
      onChoose={(name) => changeOwn({ detector: name })}
    />
  ) : null;
}
