import { type FormEvent, useMemo } from "react";
import { useSave, useSaved } from "@/api/saved";
import { useCan, useProject } from "@/lib/project";
import { usePeriod } from "@/lib/use-period";
import { useTexts } from "@/lib/use-texts";
import { dateIn, parseDate } from "@/lib/zone";
import { common } from "@/texts/common";
import { overview } from "@/texts/overview";
import type { Note } from "@/ui/chart";
import { Field, Problem } from "@/ui/form";
import { Icon } from "@/ui/icon";
import { Popover } from "@/ui/popover";

/** The annotations that lie in the period. */
export function useNotes(): Note[] {
  const saved = useSaved("annotations").data;
  const { from, to } = usePeriod();
  return useMemo(
    () =>
      (saved?.rows ?? [])
        .map(({ id, name, definition }) => ({
          id,
          at: Date.parse(String((definition as { time?: string }).time)),
          text: name,
        }))
        .filter(({ at }) => at >= from && at < to),
    [saved, from, to],
  );
}

/** Notes on a day what happened, such as a release; charts show it. */
export function Annotate() {
  const t = useTexts(overview);
  const canManage = useCan("manage");
  if (!canManage) return null;
  return (
    <Popover
      className="button quiet small"
      label={
        <>
          <Icon name="note" />
          {t("annotate")}
        </>
      }
    >
      {(close) => <NoteForm done={close} />}
    </Popover>
  );
}

function NoteForm({ done }: { done: () => void }) {
  const t = useTexts(overview);
  const c = useTexts(common);
  const { zone } = useProject();
  const { to } = usePeriod();
  const save = useSave("annotations", done);
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const text = String(given.get("text"));
        const time = new Date(parseDate(String(given.get("day")), zone)).toISOString();
        save.mutate({ name: text, definition: { time, text } });
      }}
    >
      <Field label={t("noteDay")} name="day" type="date" required defaultValue={dateIn(to - 1, zone)} />
      <Field label={t("note")} name="text" required maxLength={200} />
      <Problem error={save.error} />
      <button type="submit" className="button" disabled={save.isPending}>
        {c("save")}
      </button>
    </form>
  );
}
