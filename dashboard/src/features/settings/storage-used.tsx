import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useFormats, useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { useKindName } from "@/ui/event";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { Table } from "@/ui/table";

/** How much of the project is stored. */
export function StorageUsed() {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const kindName = useKindName();
  const { id } = useProject();
  const storage = useApi([id, "storage"], (signal) =>
    api.GET("/api/v1/projects/{id}/storage", { params: { path: { id } }, signal }),
  );
  return (
    <Loaded
      query={storage}
      skeleton={<ListSkeleton rows={10} />}
      isEmpty={({ events }) => events === 0}
      empty={<State title={t("empty")}>{t("emptyNext")}</State>}
    >
      {({ rows, tables, events, estimated_bytes, oldest }) => (
        <>
          <div className="card figures">
            <div className="figure">
              <span className="figure-name">{t("events")}</span>
              <span className="figure-value">{formats.count(events)}</span>
            </div>
            <div className="figure">
              <span className="figure-name">{t("size")}</span>
              <span className="figure-value">{formats.bytes(estimated_bytes)}</span>
            </div>
            <div className="figure">
              <span className="figure-name">{t("oldest")}</span>
              <span className="figure-value">{oldest ? formats.day(Date.parse(oldest)) : "–"}</span>
            </div>
          </div>
          <p className="soft small">{t("sizeHint")}</p>
          <div className="columns">
            <Card title={t("byKind")} flush>
              <Table
                label={t("byKind")}
                rows={rows}
                rowKey={({ name }) => name}
                columns={[
                  { key: "name", title: t("kind"), main: true, cell: ({ name }) => kindName(name) },
                  {
                    key: "events",
                    title: t("events"),
                    right: true,
                    cell: (row) => formats.exact(row.events),
                  },
                  {
                    key: "size",
                    title: t("size"),
                    right: true,
                    cell: (row) => formats.bytes(row.estimated_bytes),
                  },
                ]}
              />
            </Card>
            <Card title={t("byTable")} flush>
              <Table
                label={t("byTable")}
                rows={tables}
                rowKey={({ name }) => name}
                columns={[
                  { key: "name", title: t("table"), main: true, cell: ({ name }) => <code>{name}</code> },
                  { key: "rows", title: t("rows"), right: true, cell: (row) => formats.exact(row.rows) },
                  {
                    key: "size",
                    title: t("size"),
                    right: true,
                    cell: (row) => formats.bytes(row.estimated_bytes),
                  },
                ]}
              />
            </Card>
          </div>
        </>
      )}
    </Loaded>
  );
}
