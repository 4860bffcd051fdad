import type { FormEvent } from "react";
import { useSave } from "@/api/saved";
import { writeAddress } from "@/lib/address";
import { useCan } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { commands } from "@/texts/commands";
import { Problem } from "./form";

/** Keeps the page with its period and filters under a name. */
export function SaveView({ done }: { done: () => void }) {
  const t = useTexts(commands);
  const address = useAddress();
  const canManage = useCan("manage");
  const save = useSave("views", done);
  if (!canManage) return null;
  // Without the project, so that it opens in the one it belongs to.
  const path = writeAddress(address).split("/").slice(2).join("/");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    save.mutate({ name, definition: { path } });
  }

  return (
    <form className="row" onSubmit={submit}>
      <input
        className="input auto"
        name="name"
        aria-label={t("viewName")}
        placeholder={t("viewName")}
        required
        maxLength={200}
      />
      <button type="submit" className="button quiet" disabled={save.isPending}>
        {t("saveView")}
      </button>
      <Problem error={save.error} />
    </form>
  );
}
