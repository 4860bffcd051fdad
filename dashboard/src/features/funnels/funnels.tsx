"use client";

import { useState } from "react";
import { type SavedItem, useSaved } from "@/api/saved";
import { useCan } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { conversion } from "@/texts/conversion";
import { Dialog } from "@/ui/dialog";
import { Icon } from "@/ui/icon";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded, State } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { FunnelForm } from "./funnel-form";
import { FunnelResult } from "./funnel-result";

/** How many go from one step to the next. */
export function Funnels() {
  const t = useTexts(conversion);
  const canManage = useCan("manage");
  const { own } = useAddress();
  const funnels = useSaved("funnels");
  const [editing, setEditing] = useState<SavedItem | "new" | null>(null);
  const add = canManage ? (
    <button type="button" className="button" onClick={() => setEditing("new")}>
      <Icon name="plus" />
      {t("newFunnel")}
    </button>
  ) : null;
  return (
    <Page title={t("funnels")} bar={{ period: true, filters: true }} tools={add}>
      <Loaded
        query={funnels}
        skeleton={<BlockSkeleton />}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <State title={t("noFunnels")} action={add}>
            {t("noFunnelsNext")}
          </State>
        }
      >
        {({ rows }) => {
          const chosen = rows.find(({ id }) => id === own.get("funnel")) ?? rows[0];
          return (
            <>
              <nav className="tabs" aria-label={t("funnels")}>
                {rows.map(({ id, name }) => (
                  <ViewLink
                    key={id}
                    page="funnels"
                    own={{ funnel: id }}
                    aria-current={id === chosen?.id ? "page" : undefined}
                  >
                    {name}
                  </ViewLink>
                ))}
              </nav>
              {chosen ? <FunnelResult item={chosen} onEdit={() => setEditing(chosen)} /> : null}
            </>
          );
        }}
      </Loaded>
      <Dialog
        title={editing === "new" ? t("newFunnel") : t("editFunnel")}
        open={editing !== null}
        onClose={() => setEditing(null)}
      >
        <FunnelForm
          item={editing === "new" ? undefined : (editing ?? undefined)}
          done={() => setEditing(null)}
        />
      </Dialog>
    </Page>
  );
}
