import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Field, SelectField } from "@/ui/form";
import { Icon } from "@/ui/icon";
import type { Step } from "./definition";

interface StepFieldsProps {
  index: number;
  step: Step;
  onChange: (step: Step) => void;
  onRemove?: () => void;
}

/** A step: a page or a custom event. */
export function StepFields({ index, step, onChange, onRemove }: StepFieldsProps) {
  const t = useTexts(conversion);
  const kind = step.event === undefined ? "page" : "event";
  const n = index + 1;
  return (
    <fieldset className="step-fields">
      <legend className="unseen">{t("step", { n })}</legend>
      <SelectField
        label={t("step", { n })}
        value={kind}
        onChange={(event) =>
          onChange(event.target.value === "page" ? { page: step.event ?? "" } : { event: step.page ?? "" })
        }
        choices={[
          { value: "page", label: t("page") },
          { value: "event", label: t("event") },
        ]}
      />
      <Field
        label={kind === "page" ? t("pageHint") : t("name")}
        required
        maxLength={kind === "page" ? 500 : 200}
        placeholder={kind === "page" ? "/cart*" : "order"}
        value={(kind === "page" ? step.page : step.event) ?? ""}
        onChange={(event) =>
          onChange(kind === "page" ? { page: event.target.value } : { event: event.target.value })
        }
      />
      {onRemove ? (
        <button
          type="button"
          className="button bare icon at-end"
          aria-label={t("removeStep", { n })}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      ) : null}
    </fieldset>
  );
}
