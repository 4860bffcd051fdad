import { type FormEvent, useState } from "react";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Field, Problem, SelectField } from "@/ui/form";
import { type ImportOutcome, type ImportSource, useImport } from "./import-queries";

const SOURCES: ImportSource[] = ["umami", "plausible", "ga4"];
const MAX_SHOWN = 20;

/** Takes over what another product has exported. */
export function ImportForm() {
  const t = useTexts(settingsTexts);
  const [source, setSource] = useState<ImportSource>("umami");
  const [unread, setUnread] = useState(false);
  const { start, at, outcome, error } = useImport();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file") as File;
    setUnread(false);
    let text: string;
    try {
      text = await file.text();
    } catch {
      setUnread(true);
      return;
    }
    await start(source, text);
  }

  return (
    <form className="form" onSubmit={submit}>
      <SelectField
        label={t("importSource")}
        value={source}
        onChange={(event) => setSource(event.target.value as ImportSource)}
        choices={SOURCES.map((value) => ({ value, label: t(`source_${value}`) }))}
        hint={source === "umami" ? t("importEvents") : t("importTotals")}
      />
      <Field
        label={t("importFile")}
        name="file"
        type="file"
        accept=".csv,text/csv"
        required
        hint={t("importAgain")}
      />
      {unread ? (
        <p className="problem" role="alert">
          {t("importUnread")}
        </p>
      ) : null}
      <Problem error={error} />
      <div className="row">
        <button type="submit" className="button" disabled={at !== null}>
          {t("importStart")}
        </button>
        {at ? (
          <span className="soft" role="status">
            {t("importing", { ...at })}
          </span>
        ) : null}
      </div>
      {outcome ? <Outcome of={outcome} /> : null}
    </form>
  );
}

function Outcome({ of: { rows, taken, refusedCount, refused } }: { of: ImportOutcome }) {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  return (
    <div className="stack tight">
      <p className={refusedCount > 0 ? "notice" : "notice good"} role="status">
        {t("importDone", { taken: formats.exact(taken), rows: rows === 1 ? 1 : formats.exact(rows) })}
      </p>
      {refusedCount > 0 ? (
        <>
          <p className="small">{t("importRefused", { n: refusedCount })}</p>
          <ul className="small soft">
            {refused.slice(0, MAX_SHOWN).map(({ line, reason }) => (
              <li key={`${line}-${reason}`}>{t("importLine", { line, reason })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
