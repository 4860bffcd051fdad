import { useCan, useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { insightTexts } from "@/texts/problems";
import { Card } from "@/ui/card";
import { useDetectorName } from "@/ui/detector";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { useDeleteIgnoreRule, useIgnoreRules } from "./queries";

/** What was marked as no frustration. */
export function IgnoreRules() {
  const t = useTexts(insightTexts);
  const c = useTexts(common);
  const formats = useFormats();
  const nameOf = useDetectorName();
  const canManage = useCan("manage");
  const rules = useIgnoreRules();
  const remove = useDeleteIgnoreRule();
  return (
    <Card title={t("ignoreRules")} flush>
      <Loaded
        query={rules}
        skeleton={<ListSkeleton rows={2} />}
        isEmpty={(data) => data.ignore_rules.length === 0}
        empty={<p className="soft padded">{t("noIgnoreRules")}</p>}
      >
        {(data) => (
          <Table
            label={t("ignoreRules")}
            rows={data.ignore_rules}
            rowKey={({ id }) => id}
            columns={[
              { key: "detector", title: t("detector"), cell: ({ detector }) => nameOf(detector) },
              {
                key: "scope",
                title: t("scope"),
                cell: ({ scope }) => t(scope),
              },
              {
                key: "value",
                title: t("value"),
                main: true,
                cell: ({ value }) => <span className="mono">{value}</span>,
              },
              {
                key: "time",
                title: t("time"),
                cell: ({ created_at }) => (
                  <span className="number">{formats.moment(Date.parse(created_at))}</span>
                ),
              },
              {
                key: "delete",
                title: "",
                right: true,
                cell: ({ id }) =>
                  canManage ? (
                    <button type="button" className="button quiet small" onClick={() => remove.mutate(id)}>
                      {c("delete")}
                    </button>
                  ) : null,
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
