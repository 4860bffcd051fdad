"use client";

import type { Scope } from "@/api/types";
import { useProject } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Page } from "@/ui/page";
import { Forbidden } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { General } from "./general";
import { Imports } from "./imports";
import { InstallGuide } from "./install-guide";
import { Keys } from "./keys";
import { Members } from "./members";
import { Privacy } from "./privacy";
import { ReplaySettings } from "./replay-settings";
import { StorageUsed } from "./storage-used";

interface Section {
  id: "install" | "keys" | "members" | "general" | "privacy" | "replay" | "storage" | "import";
  scope?: Scope;
  content: () => React.ReactNode;
}

const SECTIONS: Section[] = [
  { id: "install", content: () => <InstallGuide /> },
  { id: "keys", scope: "administer", content: () => <Keys /> },
  { id: "members", scope: "administer", content: () => <Members /> },
  { id: "general", content: () => <General /> },
  { id: "privacy", content: () => <Privacy /> },
  { id: "replay", content: () => <ReplaySettings /> },
  { id: "storage", content: () => <StorageUsed /> },
  { id: "import", scope: "administer", content: () => <Imports /> },
];

/** The project's settings, one section at a time. */
export function Settings() {
  const t = useTexts(settingsTexts);
  const { scopes } = useProject();
  const { own } = useAddress();
  const shown = SECTIONS.filter(({ scope }) => !scope || scopes.includes(scope));
  const chosen = SECTIONS.find(({ id }) => id === own.get("section")) ?? shown[0];
  return (
    <Page title={t("title")}>
      <nav className="tabs" aria-label={t("title")}>
        {shown.map(({ id }) => (
          <ViewLink
            key={id}
            page="settings"
            own={{ section: id }}
            aria-current={id === chosen?.id ? "page" : undefined}
          >
            {t(id)}
          </ViewLink>
        ))}
      </nav>
      {chosen && shown.includes(chosen) ? chosen.content() : <Forbidden />}
    </Page>
  );
}
