import { type FormEvent, useState } from "react";
import { type SavedItem, useDeleteSaved, useSave } from "@/api/saved";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { conversion } from "@/texts/conversion";
import { Field, Problem, SelectField } from "@/ui/form";
import { Icon } from "@/ui/icon";
import { type FunnelDefinition, readFunnel, type Step } from "./definition";
import { StepFields } from "./step-fields";

const HOUR_S = 3600;
const MAX_STEPS = 10;
const EMPTY: FunnelDefinition = {
  steps: [{ page: "" }, { page: "" }],
  window_s: 24 * HOUR_S,
  count: "visitors",
};

/** Creates a funnel or changes one. */
export function FunnelForm({ item, done }: { item?: SavedItem; done: () => void }) {
  const t = useTexts(conversion);
  const c = useTexts(common);
  const given = item ? readFunnel(item) : EMPTY;
  const [steps, setSteps] = useState<Step[]>(given.steps);
  const save = useSave("funnels", done);
  const remove = useDeleteSaved("funnels");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      item: item?.id,
      name: String(form.get("name")).trim(),
      definition: {
        steps,
        window_s: Math.round(Number(form.get("window")) * HOUR_S),
        count: form.get("count"),
      },
    });
  }

  return (
    <form className="form" onSubmit={submit}>
      <Field label={t("name")} name="name" required maxLength={200} defaultValue={item?.name} />
      {steps.map((step, i) => (
        <StepFields
          key={`${i} ${steps.length}`}
          index={i}
          step={step}
          onChange={(changed) => setSteps(steps.map((other, j) => (j === i ? changed : other)))}
          onRemove={steps.length > 2 ? () => setSteps(steps.filter((_, j) => j !== i)) : undefined}
        />
      ))}
      {steps.length < MAX_STEPS ? (
        <button type="button" className="button quiet" onClick={() => setSteps([...steps, { page: "" }])}>
          <Icon name="plus" />
          {t("addStep")}
        </button>
      ) : null}
      <div className="form-row">
        <Field
          label={t("window")}
          name="window"
          type="number"
          min={0.01}
          step="any"
          required
          defaultValue={given.window_s / HOUR_S}
        />
        <SelectField
          label={t("countBy")}
          name="count"
          defaultValue={given.count}
          choices={[
            { value: "visitors", label: t("visitors") },
            { value: "visits", label: t("visits") },
          ]}
        />
      </div>
      <Problem error={save.error} />
      <div className="row between">
        <button type="submit" className="button" disabled={save.isPending}>
          {c("save")}
        </button>
        {item ? (
          <button
            type="button"
            className="button danger"
            onClick={() => remove.mutate(item.id, { onSuccess: done })}
          >
            {c("delete")}
          </button>
        ) : null}
      </div>
    </form>
  );
}
