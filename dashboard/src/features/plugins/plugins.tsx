"use client";

import { api } from "@/api/client";
import { useApi } from "@/api/query";
import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { pluginTexts } from "@/texts/hub";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { PluginTable } from "./plugin-table";

const KINDS = ["unknown", "detector", "channel", "engine"] as const;
const EVERY_MS = 10_000;

function usePlugins() {
  return useApi(["hub", "plugins"], (signal) => api.GET("/api/v1/hub/plugins", { signal }), {
    every: EVERY_MS,
  });
}

/** The hub's plugins: what runs, what does not and why, and what they have done. */
export function Plugins() {
  const t = useTexts(pluginTexts);
  const plugins = usePlugins();
  return (
    <Page title={t("title")}>
      <p className="soft">{t("hint")}</p>
      <Loaded
        query={plugins}
        skeleton={<ListSkeleton rows={12} />}
        isEmpty={(data) => data.plugins.length === 0}
        empty={<State title={t("none")}>{t("noneNext")}</State>}
      >
        {(data) => <ByKind plugins={data.plugins} />}
      </Loaded>
    </Page>
  );
}

function ByKind({ plugins }: { plugins: Schemas["Plugin"][] }) {
  const t = useTexts(pluginTexts);
  const broken = plugins.filter(({ state }) => state === "failed" || state === "cut_off");
  return (
    <>
      <p className={broken.length === 0 ? "notice good" : "notice bad"} role="status">
        {broken.length === 0
          ? t("allGood")
          : t("broken", { n: broken.length, names: broken.map(({ name }) => name).join(", ") })}
      </p>
      {KINDS.map((kind) => (
        <PluginTable key={kind} kind={kind} plugins={plugins.filter((plugin) => plugin.kind === kind)} />
      ))}
    </>
  );
}
