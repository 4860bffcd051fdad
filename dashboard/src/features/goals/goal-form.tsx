import { type FormEvent, useState } from "react";
import { type SavedItem, useDeleteSaved, useSave } from "@/api/saved";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { conversion } from "@/texts/conversion";
import { Field, Problem, SelectField } from "@/ui/form";

type Kind = "page" | "event";

/** Creates a goal or changes one: a page or a custom event. */
export function GoalForm({ item, done }: { item?: SavedItem; done: () => void }) {
  const t = useTexts(conversion);
  const c = useTexts(common);
  const given = (item?.definition ?? {}) as { event?: string; page?: string };
  const [kind, setKind] = useState<Kind>(given.page ? "page" : "event");
  const save = useSave("goals", done);
  const remove = useDeleteSaved("goals");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      item: item?.id,
      name: String(form.get("name")).trim(),
      definition: { [kind]: String(form.get("value")).trim() },
    });
  }

  return (
    <form className="form" onSubmit={submit}>
      <Field label={t("name")} name="name" required maxLength={200} defaultValue={item?.name} />
      <SelectField
        label={t("stepKind")}
        value={kind}
        onChange={(event) => setKind(event.target.value as Kind)}
        choices={[
          { value: "event", label: t("event") },
          { value: "page", label: t("page") },
        ]}
      />
      <Field
        key={kind}
        label={t(kind)}
        name="value"
        required
        maxLength={kind === "page" ? 500 : 200}
        defaultValue={given[kind]}
        placeholder={kind === "page" ? "/thank-you" : "order"}
        hint={kind === "page" ? t("pageHint") : undefined}
      />
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
