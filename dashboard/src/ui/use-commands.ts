import { api } from "@/api/client";
import { useApi } from "@/api/query";
import { useSaved } from "@/api/saved";
import { follow, writeAddress } from "@/lib/address";
import { PRESETS } from "@/lib/period";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { shell } from "@/texts/shell";
import { viewBar } from "@/texts/view-bar";
import { useNavigation } from "./nav";

export interface Command {
  kind: "page" | "period" | "view" | "project";
  name: string;
  href: string;
}

/** Everything that the command palette can open. */
export function useCommands(): Command[] {
  const pageName = useTexts(shell);
  const periodName = useTexts(viewBar);
  const address = useAddress();
  const groups = useNavigation();
  const views = useSaved("views").data?.rows ?? [];
  const projects =
    useApi(["projects"], (signal) => api.GET("/api/v1/projects", { signal })).data?.projects ?? [];
  return [
    ...groups
      .flatMap(({ entries }) => entries)
      .map(({ page }): Command => ({ kind: "page", name: pageName(page), href: follow(address, { page }) })),
    ...PRESETS.map(
      (preset): Command => ({
        kind: "period",
        name: periodName(preset),
        href: writeAddress({ ...address, preset, first: "", last: "" }),
      }),
    ),
    ...views.map(
      ({ name, definition }): Command => ({ kind: "view", name, href: hrefOf(definition, address.project) }),
    ),
    ...projects
      .filter(({ id }) => id !== address.project)
      .map(
        ({ id, name }): Command => ({ kind: "project", name, href: `/${encodeURIComponent(id)}/overview` }),
      ),
  ];
}

/** A saved view opens a page of its own project, whatever was written into it. */
function hrefOf(definition: Record<string, unknown>, project: string): string {
  const { path } = definition;
  return typeof path === "string" && /^[a-z-]+(\/[\w-]+)?(\?.*)?$/.test(path)
    ? `/${encodeURIComponent(project)}/${path}`
    : `/${encodeURIComponent(project)}/overview`;
}
