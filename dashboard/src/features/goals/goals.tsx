"use client";

import { useState } from "react";
import { type SavedItem, useSaved } from "@/api/saved";
import { useCan } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Dialog } from "@/ui/dialog";
import { Icon } from "@/ui/icon";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { Attribution } from "./attribution";
import { GoalForm } from "./goal-form";
import { GoalTable } from "./goal-table";
import { useConversions } from "./queries";
import { RevenueCard } from "./revenue";

/** How often visitors do what the site is for. */
export function Goals() {
  const t = useTexts(conversion);
  const canManage = useCan("manage");
  const conversions = useConversions();
  const goals = useSaved("goals");
  const [editing, setEditing] = useState<SavedItem | "new" | null>(null);
  const add = canManage ? (
    <button type="button" className="button" onClick={() => setEditing("new")}>
      <Icon name="plus" />
      {t("newGoal")}
    </button>
  ) : null;
  const event = goals.data?.rows
    .map(({ definition }) => (definition as { event?: string }).event)
    .find(Boolean);
  return (
    <Page title={t("goals")} bar={{ period: true, filters: true }} tools={add}>
      <section className="card flush">
        <Loaded
          query={conversions}
          skeleton={<ListSkeleton rows={4} />}
          isEmpty={({ rows }) => rows.length === 0}
          empty={
            <State title={t("noGoals")} action={add}>
              {t("noGoalsNext")}
            </State>
          }
        >
          {(data) => (
            <GoalTable
              conversions={data}
              goals={goals.data?.rows ?? []}
              onEdit={canManage ? setEditing : undefined}
            />
          )}
        </Loaded>
      </section>
      <div className="columns">
        {event ? <Attribution event={event} /> : null}
        <RevenueCard />
      </div>
      <Dialog
        title={editing === "new" ? t("newGoal") : t("editGoal")}
        open={editing !== null}
        onClose={() => setEditing(null)}
      >
        <GoalForm
          item={editing === "new" ? undefined : (editing ?? undefined)}
          done={() => setEditing(null)}
        />
      </Dialog>
    </Page>
  );
}
