import type { UseQueryResult } from "@tanstack/react-query";
import type { FormEvent } from "react";
import type { ApiError } from "@/api/error";
import type { SavedItem } from "@/api/saved";
import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { Field, Problem } from "./form";
import { Icon } from "./icon";
import { ListSkeleton, Loaded } from "./states";

interface SavedListProps {
  query: UseQueryResult<Schemas["SavedItems"], ApiError>;
  empty: string;
  onUse: (item: SavedItem) => void;
  onDelete?: (item: SavedItem) => void;
  save?: { title: string; label: string; error: ApiError | null; onSave: (name: string) => void };
}

/** What is saved, to be used or deleted, and a form that saves what is shown now. */
export function SavedList({ query, empty, onUse, onDelete, save }: SavedListProps) {
  const t = useTexts(common);
  return (
    <div className="stack">
      <Loaded
        query={query}
        skeleton={<ListSkeleton rows={3} />}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p className="soft small">{empty}</p>}
      >
        {({ rows }) => (
          <ul>
            {rows.map((item) => (
              <li key={item.id} className="row between">
                <button type="button" className="menu-item cut" onClick={() => onUse(item)}>
                  {item.name}
                </button>
                {onDelete ? (
                  <button
                    type="button"
                    className="button bare small icon"
                    aria-label={`${t("delete")}: ${item.name}`}
                    onClick={() => onDelete(item)}
                  >
                    <Icon name="close" size={12} />
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {save ? <SaveForm {...save} /> : null}
    </div>
  );
}

function SaveForm({ title, label, error, onSave }: NonNullable<SavedListProps["save"]>) {
  const t = useTexts(common);
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        onSave(String(new FormData(event.currentTarget).get("name")));
      }}
    >
      <p className="small">{title}</p>
      <Field label={label} name="name" required maxLength={200} />
      <Problem error={error} />
      <button type="submit" className="button">
        {t("save")}
      </button>
    </form>
  );
}
