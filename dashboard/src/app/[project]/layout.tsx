import type { ReactNode } from "react";
import { ProjectFrame } from "@/features/projects/project-frame";

/** The hub serves the exported page of the placeholders for every project and id. */
export function generateStaticParams() {
  return [{ project: "_" }];
}

export default function Layout({ children }: { children: ReactNode }) {
  return <ProjectFrame>{children}</ProjectFrame>;
}
