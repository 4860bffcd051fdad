import { NONE } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { ImportForm } from "./import-form";
import { useImportedDays, useImports } from "./import-queries";

/** What other products have counted: a form to take it over, and what was taken. */
export function Imports() {
  const t = useTexts(settingsTexts);
  return (
    <>
      <div className="columns">
        <Card title={t("importTitle")}>
          <ImportForm />
        </Card>
        <ImportLog />
      </div>
      <ImportedDays />
    </>
  );
}

function ImportLog() {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const imports = useImports();
  return (
    <Card title={t("imports")} flush>
      <Loaded
        query={imports}
        skeleton={<ListSkeleton rows={3} />}
        isEmpty={(data) => data.imports.length === 0}
        empty={<p className="soft padded">{t("noImports")}</p>}
      >
        {(data) => (
          <Table
            label={t("imports")}
            rows={data.imports}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "time",
                title: t("time"),
                main: true,
                cell: ({ created_at }) => (
                  <span className="number">{formats.moment(Date.parse(created_at))}</span>
                ),
              },
              { key: "from", title: t("importSource"), cell: ({ source }) => source },
              { key: "rows", title: t("rows"), right: true, cell: ({ rows }) => formats.exact(rows) },
              { key: "taken", title: t("taken"), right: true, cell: ({ taken }) => formats.exact(taken) },
              {
                key: "refused",
                title: t("refused"),
                right: true,
                cell: ({ refused_count, refused }) => (
                  <span title={refused[0]?.reason}>{formats.exact(refused_count)}</span>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

/** Totals from which no visit can be made. */
function ImportedDays() {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const days = useImportedDays();
  if (!days.data || days.data.days.length === 0) return null;
  return (
    <Card title={t("importedDays")} flush tall>
      <Table
        label={t("importedDays")}
        rows={days.data.days.toReversed()}
        rowKey={({ day, source }) => `${day} ${source}`}
        columns={[
          {
            key: "day",
            title: t("day"),
            main: true,
            cell: ({ day }) => <span className="number">{day}</span>,
          },
          { key: "from", title: t("importSource"), cell: ({ source }) => source },
          { key: "visitors", title: t("visitors"), right: true, cell: (row) => formats.exact(row.visitors) },
          {
            key: "visits",
            title: t("visits"),
            right: true,
            cell: ({ visits }) => (visits === null ? NONE : formats.exact(visits)),
          },
          { key: "views", title: t("views"), right: true, cell: (row) => formats.exact(row.page_views) },
        ]}
      />
    </Card>
  );
}
