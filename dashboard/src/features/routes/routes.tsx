"use client";

import { useState } from "react";
import type { Schemas } from "@/api/types";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { routeTexts } from "@/texts/hub";
import { Page } from "@/ui/page";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { Hawtio } from "./hawtio";
import { useRoutes } from "./queries";
import { RouteDetail } from "./route-detail";
import { RouteProblems } from "./route-problems";
import { RouteTable } from "./route-table";

/** The routes of this process, or the one that the address names. */
export function Routes() {
  const { own } = useAddress();
  const route = own.get("route");
  return route ? <RouteDetail id={route} /> : <AllRoutes />;
}

function AllRoutes() {
  const t = useTexts(routeTexts);
  const routes = useRoutes();
  const [wanted, setWanted] = useState("");
  return (
    <Page title={t("title")} tools={<Hawtio port={routes.data?.console_port ?? null} />}>
      <p className="soft">{t("hint")}</p>
      <input
        className="input auto"
        type="search"
        aria-label={t("find")}
        placeholder={t("find")}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <Loaded query={routes} skeleton={<ListSkeleton rows={16} />}>
        {(data) => (
          <>
            <RouteProblems problems={data.problems} />
            <Groups routes={data.routes.filter((route) => matches(route, wanted))} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function matches({ id, description }: Schemas["Route"], wanted: string): boolean {
  return `${id} ${description}`.toLowerCase().includes(wanted.trim().toLowerCase());
}

function Groups({ routes }: { routes: Schemas["Route"][] }) {
  const t = useTexts(routeTexts);
  if (routes.length === 0) return <State title={t("none")}>{t("noneNext")}</State>;
  const groups = [...new Set(routes.map(({ group }) => group))];
  return groups.map((group) => (
    <RouteTable key={group} group={group} routes={routes.filter((route) => route.group === group)} />
  ));
}
