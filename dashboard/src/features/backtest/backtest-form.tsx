import { type FormEvent, useState } from "react";
import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { operation } from "@/texts/conversion";
import { Card } from "@/ui/card";
import { useDetectorName } from "@/ui/detector";
import { Problem, SelectField } from "@/ui/form";
import { BacktestResult } from "./backtest-result";
import { useBacktest } from "./queries";
import { ThresholdField } from "./threshold-field";

interface BacktestFormProps {
  detector: Schemas["Detectors"]["detectors"][number];
  names: string[];
  onChoose: (name: string) => void;
}

/** The thresholds of a detector to try, and what it finds with them. */
export function BacktestForm({ detector, names, onChoose }: BacktestFormProps) {
  const t = useTexts(operation);
  const nameOf = useDetectorName();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const run = useBacktest(detector.name);
  const change = (key: string, text: string | undefined) =>
    setChosen(({ [key]: _, ...others }) => (text === undefined ? others : { ...others, [key]: text }));
  return (
    <>
      <Card>
        <form
          className="form wide"
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault();
            run.mutate(chosen);
          }}
        >
          <SelectField
            label={t("detector")}
            hint={detector.description}
            value={detector.name}
            onChange={(event) => onChoose(event.target.value)}
            choices={names.map((name) => ({ value: name, label: nameOf(name) }))}
          />
          <fieldset className="thresholds">
            <legend>{t("thresholds")}</legend>
            {detector.settings.map((setting) => (
              <ThresholdField
                key={setting.key}
                setting={setting}
                chosen={chosen[setting.key]}
                onChange={(text) => change(setting.key, text)}
              />
            ))}
          </fieldset>
          <Problem error={run.error} />
          <div className="row">
            <button type="submit" className="button" disabled={run.isPending}>
              {run.isPending ? t("running") : t("run")}
            </button>
            <span className="soft small">{Object.keys(chosen).length === 0 ? t("unchanged") : ""}</span>
          </div>
        </form>
      </Card>
      {run.data ? <BacktestResult backtest={run.data} /> : null}
    </>
  );
}
