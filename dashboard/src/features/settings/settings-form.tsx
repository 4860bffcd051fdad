import type { FormEvent, ReactNode } from "react";
import { useCan } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { Problem } from "@/ui/form";
import { type SettingsChange, useChangeSettings } from "./queries";

interface SettingsFormProps {
  read: (given: FormData) => SettingsChange;
  children: ReactNode;
}

/** A form for a part of the settings; those who may not change them can read them. */
export function SettingsForm({ read, children }: SettingsFormProps) {
  const c = useTexts(common);
  const canAdminister = useCan("administer");
  const change = useChangeSettings();
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        change.mutate(read(new FormData(event.currentTarget)));
      }}
    >
      <fieldset className="stack" disabled={!canAdminister}>
        {children}
        <Problem error={change.error} />
        {canAdminister ? (
          <div className="row">
            <button type="submit" className="button" disabled={change.isPending}>
              {c("save")}
            </button>
            {change.isSuccess ? (
              <span className="badge good" role="status">
                {c("saved")}
              </span>
            ) : null}
          </div>
        ) : (
          <p className="soft small">{c("forbidden")}</p>
        )}
      </fieldset>
    </form>
  );
}
