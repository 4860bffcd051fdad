import { type FormEvent, useState } from "react";
import type { Scope } from "@/api/types";
import { useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { settingsTexts } from "@/texts/settings";
import { Check, Field, Problem, SelectField, TextField } from "@/ui/form";
import { readLines } from "./lines";
import { useCreateKey } from "./queries";

/** Creates a key; its text is given to `done`. */
export function NewKey({ done }: { done: (text: string) => void }) {
  const t = useTexts(settingsTexts);
  const c = useTexts(common);
  const { scopes } = useProject();
  const [kind, setKind] = useState<"write" | "secret">("secret");
  const create = useCreateKey();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const name = String(given.get("name")).trim();
    create.mutate(
      kind === "write"
        ? { kind, name, allowed_origins: readLines(given, "origins") }
        : { kind, name, scopes: given.getAll("scope") as Scope[] },
      { onSuccess: ({ text }) => done(text) },
    );
  }

  return (
    <form className="form" onSubmit={submit}>
      <SelectField
        label={t("kind")}
        value={kind}
        onChange={(event) => setKind(event.target.value as "write" | "secret")}
        hint={kind === "write" ? t("writeHint") : t("secretHint")}
        choices={[
          { value: "secret", label: t("secret") },
          { value: "write", label: t("write") },
        ]}
      />
      <Field label={t("name")} name="name" required maxLength={200} />
      {kind === "write" ? (
        <TextField label={t("origins")} name="origins" hint={t("originsHint")} />
      ) : (
        <fieldset className="stack tight">
          <legend>{t("scopes")}</legend>
          {scopes.map((scope) => (
            <Check
              key={scope}
              label={t(scope === "replay" ? "replayScope" : scope)}
              name="scope"
              value={scope}
              defaultChecked={scope === "read"}
            />
          ))}
        </fieldset>
      )}
      <Problem error={create.error} />
      <button type="submit" className="button" disabled={create.isPending}>
        {c("create")}
      </button>
    </form>
  );
}
