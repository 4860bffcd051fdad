import { createContext, useContext } from "react";
import type { Role, Scope } from "@/api/types";
import { type Formats, formatsOf } from "./format";
import { useLanguage } from "./preferences";
import { browserZone } from "./zone";

/** The project of the page. */
export interface CurrentProject {
  id: string;
  name: string;
  /** Where its days begin. */
  zone: string;
  writeKey: string | null;
  role: Role;
  /** What the reader may do in it. */
  scopes: Scope[];
}

const Context = createContext<CurrentProject | null>(null);

export const ProjectProvider = Context.Provider;

export function useProject(): CurrentProject {
  const project = useContext(Context);
  if (!project) throw new Error("useProject is for pages of a project.");
  return project;
}

/** The formats in the reader's language and the project's time zone. */
export function useFormats(): Formats {
  const project = useContext(Context);
  return formatsOf(useLanguage(), project?.zone ?? browserZone());
}

/** Whether the reader may do what needs a scope. */
export function useCan(scope: Scope): boolean {
  return useProject().scopes.includes(scope);
}
