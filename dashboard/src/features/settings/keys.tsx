import { useState } from "react";
import type { Schemas } from "@/api/types";
import { NONE } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useNow } from "@/lib/use-now";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { Copyable } from "@/ui/copy";
import { Dialog } from "@/ui/dialog";
import { Icon } from "@/ui/icon";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { KeyActions } from "./key-actions";
import { NewKey } from "./new-key";
import { useKeys } from "./queries";

type Key = Schemas["Key"];

/** What pages send with and programs read with. */
export function Keys() {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const keys = useKeys();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  return (
    <Card
      title={t("keys")}
      flush
      tools={
        <button type="button" className="button" onClick={() => setCreating(true)}>
          <Icon name="plus" />
          {t("newKey")}
        </button>
      }
    >
      {created ? (
        <div className="padded stack">
          <p className="notice good">{t("keyOnce")}</p>
          <Copyable text={created} />
        </div>
      ) : null}
      <Loaded query={keys} skeleton={<ListSkeleton rows={4} />}>
        {(data) => (
          <Table
            label={t("keys")}
            rows={data.keys}
            rowKey={({ id }) => id}
            columns={[
              { key: "name", title: t("name"), cell: ({ name }) => name },
              { key: "kind", title: t("kind"), cell: ({ kind }) => <span className="badge">{t(kind)}</span> },
              {
                key: "text",
                title: t("scopes"),
                main: true,
                cell: ({ text, scopes }) =>
                  text ? (
                    <code>{text}</code>
                  ) : (
                    scopes.map((scope) => t(scope === "replay" ? "replayScope" : scope)).join(", ") || NONE
                  ),
              },
              {
                key: "origins",
                title: t("origins"),
                cell: ({ kind, allowed_origins }) =>
                  kind === "secret" ? NONE : allowed_origins.join(", ") || t("any"),
              },
              {
                key: "created",
                title: t("created"),
                cell: ({ created_at }) => (
                  <span className="number">{formats.moment(Date.parse(created_at))}</span>
                ),
              },
              { key: "state", title: t("state"), cell: (key) => <State of={key} /> },
              {
                key: "actions",
                title: "",
                right: true,
                cell: (key) => <KeyActions of={key} onCreated={setCreated} />,
              },
            ]}
          />
        )}
      </Loaded>
      <Dialog title={t("newKey")} open={creating} onClose={() => setCreating(false)}>
        <NewKey
          done={(text) => {
            setCreated(text);
            setCreating(false);
          }}
        />
      </Dialog>
    </Card>
  );
}

function State({ of: { revoked_at, expires_at } }: { of: Key }) {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const now = useNow();
  if (revoked_at && Date.parse(revoked_at) <= now) return <span className="badge bad">{t("revoked")}</span>;
  const end = revoked_at ?? expires_at;
  if (!end) return <span className="badge good">{t("active")}</span>;
  return Date.parse(end) <= now ? (
    <span className="badge bad">{t("expired")}</span>
  ) : (
    <span className="badge warn">{t("expires", { time: formats.moment(Date.parse(end)) })}</span>
  );
}
