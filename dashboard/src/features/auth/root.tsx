"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { createQueryClient } from "@/api/query";
import { startSession, useSession } from "@/api/session";
import { useLanguage } from "@/lib/preferences";
import { Login } from "./login";
import { NewPassword } from "./new-password";
import { Starting } from "./starting";

/** Pages that can be seen by anyone. */
const OPEN = ["/invitation"];

/**
 * Everything below it runs in the browser only: an exported page knows neither who reads it nor the ids in
 * its address.
 */
export function Root({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<Starting />}>
        <Gate>{children}</Gate>
      </Suspense>
    </QueryClientProvider>
  );
}

function Gate({ children }: { children: ReactNode }) {
  const [started, setStarted] = useState(false);
  const [failed, setFailed] = useState(false);
  const session = useSession();
  const language = useLanguage();
  const path = usePathname();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    startSession()
      .then(() => setStarted(true))
      .catch(() => setFailed(true));
    const again = () => startSession();
    window.addEventListener("hashchange", again);
    return () => window.removeEventListener("hashchange", again);
  }, []);

  if (failed) return <Starting failed />;
  if (!started) return <Starting />;
  if (OPEN.includes(path)) return children;
  if (session.state === "user" && session.me.must_change_password) return <NewPassword />;
  if (session.state === "out" || session.state === "starting") return <Login />;
  return children;
}
