"use client";

import { useTexts } from "@/lib/use-texts";
import { sessions } from "@/texts/sessions";
import { ExportMenu } from "@/ui/export-menu";
import { More } from "@/ui/more";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded } from "@/ui/states";
import { useSessions } from "./queries";
import { SessionTable } from "./session-table";

/** Who was there, and what went wrong for them. */
export function Sessions() {
  const t = useTexts(sessions);
  const list = useSessions();
  return (
    <Page title={t("title")} bar={{ period: true, filters: true }} tools={<ExportMenu />}>
      <section className="card flush">
        <Loaded
          query={list}
          skeleton={<ListSkeleton rows={16} />}
          isEmpty={(data) => data.pages.every(({ rows }) => rows.length === 0)}
        >
          {(data) => <SessionTable label={t("title")} rows={data.pages.flatMap(({ rows }) => rows)} />}
        </Loaded>
        <More pages={list} />
      </section>
    </Page>
  );
}
