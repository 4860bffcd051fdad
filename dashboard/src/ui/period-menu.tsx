import type { FormEvent } from "react";
import { asDates, PRESETS } from "@/lib/period";
import { useFormats, useProject } from "@/lib/project";
import { useAddress, useChangeAddress } from "@/lib/use-address";
import { usePeriod } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { viewBar } from "@/texts/view-bar";
import { Field } from "./form";
import { Icon } from "./icon";
import { Popover } from "./popover";

const DAY_MS = 86_400_000;

/** The choice of the period: presets, or days of the project's zone. */
export function PeriodMenu() {
  const t = useTexts(viewBar);
  const formats = useFormats();
  const { zone } = useProject();
  const address = useAddress();
  const change = useChangeAddress();
  const period = usePeriod();
  const dates = asDates(period, zone);
  const format = period.to - period.from < 2 * DAY_MS ? formats.moment : formats.day;
  const name =
    address.preset === null ? `${format(period.from)} – ${format(period.to - 1)}` : t(address.preset);

  function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    change({ preset: null, first: String(given.get("first")), last: String(given.get("last")) });
  }

  return (
    <Popover
      name={`${t("period")}: ${name}`}
      label={
        <>
          <Icon name="calendar" />
          {name}
        </>
      }
    >
      {(close) => (
        <div className="stack">
          <ul>
            {PRESETS.map((preset) => (
              <li key={preset}>
                <button
                  type="button"
                  className="menu-item"
                  aria-current={preset === address.preset ? "true" : undefined}
                  onClick={() => {
                    change({ preset, first: "", last: "" });
                    close();
                  }}
                >
                  {t(preset)}
                </button>
              </li>
            ))}
          </ul>
          <form
            className="stack"
            onSubmit={(event) => {
              choose(event);
              close();
            }}
          >
            <div className="form-row">
              <Field
                label={t("first")}
                name="first"
                type="date"
                required
                defaultValue={dates.first}
                max={dates.last}
              />
              <Field label={t("last")} name="last" type="date" required defaultValue={dates.last} />
            </div>
            <button type="submit" className="button">
              {t("apply")}
            </button>
          </form>
        </div>
      )}
    </Popover>
  );
}
