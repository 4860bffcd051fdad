"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useSession } from "@/api/session";
import { Starting } from "./starting";

/** Goes to the first page: the project of the key, or all projects. */
export function ToStart() {
  const session = useSession();
  const router = useRouter();
  const target = session.state === "key" ? `/${session.project}/overview` : "/";
  useEffect(() => router.replace(target), [router, target]);
  return <Starting />;
}
