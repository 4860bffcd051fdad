"use client";

import { type FormEvent, useState } from "react";
import { api } from "@/api/client";
import { useChange } from "@/api/query";
import { useProject } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { usePeriod } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { operation } from "@/texts/conversion";
import { detectors } from "@/texts/detectors";
import { Card } from "@/ui/card";
import { useDetectorName } from "@/ui/detector";
import { Problem, SelectField, TextField } from "@/ui/form";
import { Page } from "@/ui/page";
import { BacktestResult } from "./backtest-result";

const MAX_MS = 31 * 86_400_000;

/** Settings as `key=value`, one a line. */
function readSettings(text: string): Record<string, string> {
  const lines = text.split("\n").map((line) => /^\s*([\w.-]+)\s*=\s*(.+?)\s*$/.exec(line));
  return Object.fromEntries(lines.filter((match) => match !== null).map(([, key, value]) => [key, value]));
}

/** What a detector would have found with other thresholds. */
export function Backtest() {
  const t = useTexts(operation);
  const nameOf = useDetectorName();
  const { id } = useProject();
  const { own } = useAddress();
  const { from, to } = usePeriod();
  const [name, setName] = useState(own.get("detector") ?? "rage-click");
  const run = useChange((settings: Record<string, string>) =>
    api.POST("/api/v1/projects/{id}/detectors/{name}/backtest", {
      params: {
        path: { id, name },
        query: {
          from: new Date(Math.max(from, to - MAX_MS)).toISOString(),
          to: new Date(to).toISOString(),
          settings,
        },
      },
    }),
  );
  return (
    <Page title={t("backtest")} bar={{ period: true }}>
      <p className="soft">
        {t("backtestHint")} {to - from > MAX_MS ? t("backtestPeriod") : ""}
      </p>
      <Card>
        <form
          className="form"
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault();
            run.mutate(readSettings(String(new FormData(event.currentTarget).get("settings"))));
          }}
        >
          <SelectField
            label={t("detector")}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              run.reset();
            }}
            choices={Object.keys(detectors).map((id) => ({ value: id, label: nameOf(id) }))}
          />
          <TextField
            label={t("thresholds")}
            name="settings"
            hint={t("thresholdsHint")}
            placeholder={name === "rage-click" ? "clicks=4" : ""}
          />
          <Problem error={run.error} />
          <div className="row">
            <button type="submit" className="button" disabled={run.isPending}>
              {run.isPending ? t("running") : t("run")}
            </button>
          </div>
        </form>
      </Card>
      {run.data ? <BacktestResult backtest={run.data} /> : null}
    </Page>
  );
}
