"use client";

import { useState } from "react";
import { useCan } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { Card } from "@/ui/card";
import { Icon } from "@/ui/icon";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { Channels } from "./channels";
import { History } from "./history";
import { type Rule, useRules } from "./queries";
import { RuleDialog } from "./rule-dialog";
import { RuleRow } from "./rule-row";

/** Which events send a message, where to, and what was sent. */
export function Alerts() {
  const t = useTexts(alertTexts);
  const canManage = useCan("manage");
  const rules = useRules();
  const [editing, setEditing] = useState<Rule | "new" | null>(null);
  const add = canManage ? (
    <button type="button" className="button" onClick={() => setEditing("new")}>
      <Icon name="plus" />
      {t("add")}
    </button>
  ) : null;
  return (
    <Page title={t("title")} tools={add}>
      <Card title={t("rules")} flush>
        <Loaded
          query={rules}
          skeleton={<ListSkeleton rows={4} />}
          isEmpty={(data) => data.alert_rules.length === 0}
          empty={
            <State title={t("noRules")} action={add}>
              {t("noRulesNext")}
            </State>
          }
        >
          {(data) => (
            <ul>
              {data.alert_rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} onEdit={() => setEditing(rule)} />
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <Channels />
      <History />
      <RuleDialog
        rule={editing === "new" ? undefined : (editing ?? undefined)}
        open={editing !== null}
        onClose={() => setEditing(null)}
      />
    </Page>
  );
}
