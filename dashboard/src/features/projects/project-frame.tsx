"use client";

import type { ReactNode } from "react";
import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { ProjectProvider } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { isZone } from "@/lib/zone";
import { Shell } from "@/ui/shell";
import { Failed } from "@/ui/states";
import { FrameSkeleton } from "./frame-skeleton";

/** Loads the project of the address, for all of its pages. */
export function ProjectFrame({ children }: { children: ReactNode }) {
  const { project: id } = useAddress();
  const project = useApi(
    ["project", id],
    (signal) => api.GET("/api/v1/projects/{id}", { params: { path: { id } }, signal }),
    { fresh: true },
  );
  const settings = useApi(
    [id, "settings"],
    (signal) => api.GET("/api/v1/projects/{id}/settings", { params: { path: { id } }, signal }),
    { fresh: true },
  );
  const error = project.error ?? settings.error;
  if (error && (!project.data || !settings.data)) {
    const retry = () => {
      project.refetch();
      settings.refetch();
    };
    return (
      <main className="plain">
        <Failed error={error} retry={retry} />
      </main>
    );
  }
  if (!project.data || !settings.data) return <FrameSkeleton />;
  const { name, write_key: writeKey, role, scopes } = project.data;
  const zone = isZone(settings.data.time_zone) ? settings.data.time_zone : "UTC";
  return (
    <ProjectProvider value={{ id, name, zone, writeKey, role, scopes }}>
      <Shell>{children}</Shell>
    </ProjectProvider>
  );
}
