import { local, readStored, session as tab, writeStored } from "@/lib/storage";
import { createStore, useStore } from "@/lib/store";
import type { components } from "./contract";
import { type ApiError, readError, unreachable } from "./error";

export type Me = components["schemas"]["Me"];
type SignedIn = components["schemas"]["SignedIn"];

/** Who uses the dashboard: a signed-in user, or a tab that was opened with a project's secret key. */
export type Session =
  | { state: "starting" }
  | { state: "out" }
  | { state: "user"; me: Me }
  | { state: "key"; project: string; key: string };

const SIGNED_IN = "gosight.signed-in";
const KEY = "gosight.key";
/** An access token is replaced this long before it expires. */
const MARGIN_MS = 30_000;
/** How often to ask for what another tab asks for: eight seconds, all in all. */
const MAX_ATTEMPTS = 10;

const session = createStore<Session>({ state: "starting" });
let access: { token: string; expiresAt: number } | null = null;
let refreshing: Promise<boolean> | null = null;

export const useSession = () => useStore(session);
export const currentSession = () => session.get();

/** Finds out who uses the dashboard: by a key in the address, a kept key, or the refresh cookie. */
export async function startSession(): Promise<void> {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const project = fragment.get("project");
  const key = fragment.get("key");
  if (project && key) {
    // Neither the history nor a shoulder surfer should see it.
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    openWithKey(project, key);
    return;
  }
  const [keptProject, keptKey] = (readStored(tab, KEY) ?? "").split(" ");
  if (keptProject && keptKey) session.set({ state: "key", project: keptProject, key: keptKey });
  // Without the mark there is no cookie either, and asking would only log an error.
  else if (readStored(local, SIGNED_IN) === null || !(await refresh())) session.set({ state: "out" });
}

/** Opens a project with a secret key, which is kept until the tab is closed. */
export function openWithKey(project: string, key: string): void {
  writeStored(tab, KEY, `${project} ${key}`);
  session.set({ state: "key", project, key });
}

export function setSignedIn({ access_token, expires_in, user }: SignedIn): void {
  access = { token: access_token, expiresAt: Date.now() + expires_in * 1000 };
  writeStored(local, SIGNED_IN, "1");
  session.set({ state: "user", me: user });
}

export function setMe(me: Me): void {
  session.set({ state: "user", me });
}

export function setSignedOut(): void {
  access = null;
  writeStored(tab, KEY, null);
  writeStored(local, SIGNED_IN, null);
  session.set({ state: "out" });
}

/** The Authorization header for a request; undefined if nobody is signed in. */
export async function authorization(): Promise<string | undefined> {
  const current = session.get();
  if (current.state === "key") return `Bearer ${current.key}`;
  if (current.state === "user" && (!access || access.expiresAt - Date.now() < MARGIN_MS)) await refresh();
  return access ? `Bearer ${access.token}` : undefined;
}

/** Exchanges the refresh cookie for an access token, once for all that wait; false if there is none. */
export function refresh(): Promise<boolean> {
  refreshing ??= exchange().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function exchange(): Promise<boolean> {
  for (let attempt = 0; ; attempt++) {
    // Kept alive when the page is left meanwhile: the token works once, and its answer has the next one.
    const response = await fetch("/api/v1/auth/refresh", { method: "POST", keepalive: true }).catch(
      () => null,
    );
    if (response?.ok) {
      setSignedIn((await response.json()) as SignedIn);
      return true;
    }
    const problem: ApiError = response
      ? readError(response, await response.json().catch(() => null))
      : unreachable();
    // Another tab was quicker; the browser has its new cookie in a moment.
    if (problem.code === "refresh_superseded" && attempt < MAX_ATTEMPTS) {
      await new Promise((resolve) => setTimeout(resolve, 150 * (attempt + 1)));
      continue;
    }
    if (problem.isTemporary) throw problem;
    setSignedOut();
    return false;
  }
}
