import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useFormats, useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Card } from "@/ui/card";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";

/** The receipts of erased visitors. */
export function Erasures() {
  const t = useTexts(settingsTexts);
  const formats = useFormats();
  const { id } = useProject();
  const erasures = useApi([id, "erasures"], (signal) =>
    api.GET("/api/v1/projects/{id}/erasures", { params: { path: { id } }, signal }),
  );
  return (
    <Card title={t("erasures")} flush>
      <Loaded
        query={erasures}
        skeleton={<ListSkeleton rows={3} />}
        isEmpty={(data) => data.erasures.length === 0}
        empty={<p className="soft padded">{t("noErasures")}</p>}
      >
        {(data) => (
          <Table
            label={t("erasures")}
            rows={data.erasures}
            rowKey={({ id: receipt }) => receipt}
            columns={[
              {
                key: "time",
                title: t("time"),
                cell: ({ requested_at }) => (
                  <span className="number">{formats.moment(Date.parse(requested_at))}</span>
                ),
              },
              { key: "visitor", title: t("visitor"), cell: ({ visitor_id }) => <code>{visitor_id}</code> },
              {
                key: "erased",
                title: t("erased"),
                cell: ({ erased }) =>
                  Object.entries(erased)
                    .map(([kind, count]) => `${kind} ${count}`)
                    .join(", "),
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
