import type { SavedItem } from "@/api/saved";
import type { Schemas } from "@/api/types";
import { type Filter, is, withFilter } from "@/lib/filters";
import { useFormats } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";
import { formatMoney } from "./money";

interface GoalTableProps {
  conversions: Schemas["Conversions"];
  goals: SavedItem[];
  onEdit?: (goal: SavedItem) => void;
}

/** The filter of the sessions that reached a goal; null if that is not said. */
function filterOf(goal: SavedItem | undefined): Filter | null {
  const { event, page } = (goal?.definition ?? {}) as { event?: string; page?: string };
  if (event) return is("event", event);
  return page ? is("visited_page", page) : null;
}

export function GoalTable({ conversions, goals, onEdit }: GoalTableProps) {
  const t = useTexts(conversion);
  const formats = useFormats();
  const { filters } = useAddress();
  const goalOf = (id: string) => goals.find((goal) => goal.id === id);
  return (
    <Table
      label={t("goals")}
      rows={conversions.rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", title: t("name"), main: true, cell: ({ name }) => <strong>{name}</strong> },
        { key: "rate", title: t("rate"), right: true, cell: ({ rate }) => formats.share(rate) },
        {
          key: "reached",
          title: t("visitors"),
          right: true,
          cell: ({ visitors }) => (
            <span title={t("reached", { n: visitors, all: conversions.visitors })}>
              {formats.exact(visitors)}
            </span>
          ),
        },
        {
          key: "conversions",
          title: t("conversions"),
          right: true,
          cell: (row) => {
            const filter = filterOf(goalOf(row.id));
            return filter ? (
              <ViewLink page="sessions" className="cell-link" filters={withFilter(filters, filter)}>
                {formats.exact(row.conversions)}
              </ViewLink>
            ) : (
              formats.exact(row.conversions)
            );
          },
        },
        {
          key: "revenue",
          title: t("revenue"),
          right: true,
          cell: ({ revenue }) => formatMoney(revenue, formats),
        },
        {
          key: "edit",
          title: "",
          right: true,
          cell: ({ id }) => {
            const goal = goalOf(id);
            return goal && onEdit ? (
              <button type="button" className="button quiet small" onClick={() => onEdit(goal)}>
                {t("edit")}
              </button>
            ) : null;
          },
        },
      ]}
    />
  );
}
