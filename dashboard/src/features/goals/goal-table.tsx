import type { ReactNode } from "react";
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
          cell: ({ id, visitors }) => (
            <Behind
              goal={goalOf(id)}
              page="visitors"
              title={t("reached", { n: visitors, all: conversions.visitors })}
            >
              {formats.exact(visitors)}
            </Behind>
          ),
        },
        {
          key: "conversions",
          title: t("conversions"),
          right: true,
          cell: (row) => (
            <Behind goal={goalOf(row.id)} page="sessions">
              {formats.exact(row.conversions)}
            </Behind>
          ),
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

interface BehindProps {
  goal: SavedItem | undefined;
  page: "sessions" | "visitors";
  title?: string;
  children: ReactNode;
}

/** A count as a link to who reached the goal; plain if the goal does not say how it is reached. */
function Behind({ goal, page, title, children }: BehindProps) {
  const { filters } = useAddress();
  const filter = filterOf(goal);
  if (!filter) return <span title={title}>{children}</span>;
  return (
    <ViewLink page={page} className="cell-link" title={title} filters={withFilter(filters, filter)}>
      {children}
    </ViewLink>
  );
}
