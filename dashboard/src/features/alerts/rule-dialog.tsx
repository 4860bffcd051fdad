import { type FormEvent, useState } from "react";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { common } from "@/texts/common";
import { Dialog } from "@/ui/dialog";
import { Check, Field, Problem, SelectField } from "@/ui/form";
import { ConditionFields, type ConditionKind, KINDS } from "./condition-fields";
import { type Rule, useChannels, useDeleteRule, useSaveRule } from "./queries";
import { readRule } from "./read-rule";

interface RuleDialogProps {
  /** The rule to change; a new one if there is none. */
  rule?: Rule;
  open: boolean;
  onClose: () => void;
}

/** A form for a rule, which shows what it would have found. */
export function RuleDialog({ rule, open, onClose }: RuleDialogProps) {
  const t = useTexts(alertTexts);
  return (
    <Dialog title={rule ? t("change") : t("add")} open={open} onClose={onClose}>
      <RuleForm rule={rule} done={onClose} />
    </Dialog>
  );
}

function RuleForm({ rule, done }: { rule?: Rule; done: () => void }) {
  const t = useTexts(alertTexts);
  const c = useTexts(common);
  const channels = useChannels();
  const save = useSaveRule(rule?.id, done);
  const [kind, setKind] = useState<ConditionKind>(rule?.condition.kind ?? "insights");
  const names = [
    ...new Set([...(channels.data?.channels.map(({ name }) => name) ?? []), ...(rule?.channels ?? [])]),
  ];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    save.mutate(readRule(new FormData(event.currentTarget), kind));
  }

  return (
    <form className="form" onSubmit={submit}>
      <Field label={t("name")} name="name" required maxLength={200} defaultValue={rule?.name} />
      <SelectField
        label={t("when")}
        value={kind}
        onChange={(event) => setKind(event.target.value as ConditionKind)}
        choices={KINDS.map((id) => ({ value: id, label: t(`kind_${id}`) }))}
      />
      <ConditionFields
        key={kind}
        kind={kind}
        condition={rule?.condition.kind === kind ? rule.condition : undefined}
      />
      <div className="form-row">
        <SelectField
          label={t("groupBy")}
          name="group_by"
          defaultValue={rule?.group_by ?? "fingerprint"}
          choices={[
            { value: "fingerprint", label: t("fingerprint") },
            { value: "page", label: t("group_page") },
            { value: "rule", label: t("rule") },
          ]}
        />
        <Field
          label={t("coolDown")}
          name="cool_down"
          type="number"
          min={0}
          required
          defaultValue={(rule?.cool_down_seconds ?? 3600) / 60}
        />
        <Field
          label={t("digest")}
          name="digest"
          type="number"
          min={0}
          required
          hint={t("digestHint")}
          defaultValue={(rule?.digest_seconds ?? 0) / 60}
        />
      </div>
      <fieldset className="stack tight">
        <legend>{t("channels")}</legend>
        {channels.data && names.length === 0 ? <p className="notice">{t("noChannels")}</p> : null}
        {names.map((name) => (
          <Check
            key={name}
            label={name}
            name="channel"
            value={name}
            defaultChecked={rule ? rule.channels.includes(name) : names.length === 1}
          />
        ))}
      </fieldset>
      <Problem error={save.error} />
      <div className="row between">
        <button type="submit" className="button" disabled={save.isPending}>
          {c("save")}
        </button>
        {rule ? <DeleteRule rule={rule.id} done={done} /> : null}
      </div>
    </form>
  );
}

function DeleteRule({ rule, done }: { rule: string; done: () => void }) {
  const t = useTexts(alertTexts);
  const c = useTexts(common);
  const [sure, setSure] = useState(false);
  const remove = useDeleteRule(rule, done);
  return (
    <span className="row">
      {sure ? <span className="small">{t("deleteSure")}</span> : null}
      <button
        type="button"
        className="button danger"
        onClick={() => (sure ? remove.mutate(undefined) : setSure(true))}
      >
        {c("delete")}
      </button>
    </span>
  );
}
