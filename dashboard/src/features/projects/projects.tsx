"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useSession } from "@/api/session";
import { signOut } from "@/api/sign-out";
import { useTexts } from "@/lib/use-texts";
import { projects } from "@/texts/projects";
import { shell } from "@/texts/shell";
import { Icon } from "@/ui/icon";
import { PreferencesMenu } from "@/ui/preferences-menu";
import { BlockSkeleton, Loaded, State } from "@/ui/states";
import { NewProject } from "./new-project";
import { ProjectCard } from "./project-card";

/** All sites at a glance. */
export function Projects() {
  const t = useTexts(projects);
  const s = useTexts(shell);
  const session = useSession();
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const list = useApi(["projects"], (signal) => api.GET("/api/v1/projects", { signal }));
  const isAdministrator = session.state === "user" && session.me.administrator;

  useEffect(() => {
    document.title = `${t("title")} · GoSight`;
  }, [t]);
  useEffect(() => {
    if (session.state === "key") router.replace(`/${session.project}/overview`);
  }, [session, router]);

  const add = isAdministrator ? (
    <button type="button" className="button" onClick={() => setAdding(true)}>
      <Icon name="plus" />
      {t("add")}
    </button>
  ) : null;
  return (
    <main className="content">
      <div className="content-inner">
        <header className="page-head">
          <img src="/mark.svg" alt="" width="34" height="34" />
          <h1>{t("title")}</h1>
          <div className="tools">
            <PreferencesMenu />
            <Link className="button quiet" href="/account" prefetch={false}>
              <Icon name="account" />
              {s("account")}
            </Link>
            <button type="button" className="button quiet" onClick={signOut}>
              <Icon name="out" />
              {s("signOut")}
            </button>
            {add}
          </div>
        </header>
        <Loaded
          query={list}
          skeleton={<BlockSkeleton />}
          isEmpty={(data) => data.projects.length === 0}
          empty={
            <State title={t("emptyTitle")} action={add}>
              {isAdministrator ? t("emptyAdmin") : t("emptyUser")}
            </State>
          }
        >
          {(data) => (
            <ul className="columns cards">
              {data.projects.map(({ id, name }) => (
                <li key={id}>
                  <ProjectCard id={id} name={name} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <NewProject open={adding} onClose={() => setAdding(false)} />
      </div>
    </main>
  );
}
