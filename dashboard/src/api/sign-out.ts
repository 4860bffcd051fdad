import { api } from "./client";
import { setSignedOut } from "./session";

/** Ends the session on the hub and in this tab; without the hub, in this tab. */
export async function signOut(): Promise<void> {
  await api.POST("/api/v1/auth/logout").catch(() => null);
  setSignedOut();
}
