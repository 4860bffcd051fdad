import { type FormEvent, useState } from "react";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { common } from "@/texts/common";
import { Field, Problem, SelectField } from "@/ui/form";
import { CHANNEL_KINDS, OWN } from "./channel-kinds";
import { useCreateChannel } from "./queries";

const FIRST = "telegram";

/** Makes a channel of the project's own. */
export function ChannelForm({ done }: { done: () => void }) {
  const t = useTexts(alertTexts);
  const c = useTexts(common);
  const [kind, setKind] = useState(FIRST);
  const create = useCreateChannel(done);
  const settings = CHANNEL_KINDS[kind] ?? [];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    create.mutate({
      name: OWN + text("name"),
      kind,
      settings: Object.fromEntries(settings.map(({ name }) => [name, text(`setting-${name}`)])),
    });
  }

  return (
    <form className="form" onSubmit={submit}>
      <SelectField
        label={t("sendsTo")}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        choices={Object.keys(CHANNEL_KINDS).map((value) => ({
          value,
          label: t(`kindOf_${value}` as "kindOf_slack"),
        }))}
      />
      <Field
        label={t("name")}
        name="name"
        required
        maxLength={60}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        title={t("channelNameHint")}
        hint={t("channelNameHint")}
        autoComplete="off"
      />
      {settings.map(({ name, label, hint, type, minLength }) => (
        <Field
          key={`${kind}-${name}`}
          label={t(label)}
          name={`setting-${name}`}
          type={type}
          required
          minLength={minLength}
          maxLength={2000}
          hint={t(hint)}
          autoComplete="off"
          {...(type === "url" ? { pattern: "https://.*", placeholder: "https://" } : {})}
        />
      ))}
      <p className="soft small">{t("channelSecretHint")}</p>
      <Problem error={create.error} />
      <button type="submit" className="button" disabled={create.isPending}>
        {c("create")}
      </button>
    </form>
  );
}
