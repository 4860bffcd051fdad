import { useEffect, useRef } from "react";
import { api } from "@/api/client";
import { useApi, useChange } from "@/api/query";
import { setSignedIn } from "@/api/session";
import { useTexts } from "@/lib/use-texts";
import { auth } from "@/texts/auth";
import { Problem } from "@/ui/form";

/** Where the identity provider sends browsers back. */
const RETURN = "/login";

/** Signs in by the hub's identity provider; nothing if it has none. */
export function OidcButton() {
  const t = useTexts(auth);
  const offer = useApi(["oidc"], (signal) => api.GET("/api/v1/auth/oidc", { signal }), { steady: true });
  const start = useChange(() => api.POST("/api/v1/auth/oidc/start"), {
    onDone: ({ authorization_url }) => window.location.assign(authorization_url),
  });
  const finish = useChange(
    (body: { code: string; state: string }) => api.POST("/api/v1/auth/oidc/finish", { body }),
    { onDone: setSignedIn },
  );
  const { mutate } = finish;
  const read = useRef(false);

  useEffect(() => {
    if (read.current || window.location.pathname !== RETURN) return;
    read.current = true;
    const brought = new URLSearchParams(window.location.search);
    const code = brought.get("code");
    const state = brought.get("state");
    if (!code || !state) return;
    // The code works once; a reload must not send it again.
    window.history.replaceState(null, "", RETURN);
    mutate({ code, state });
  }, [mutate]);

  if (!offer.data?.enabled) return null;
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={start.isPending || finish.isPending}
        onClick={() => start.mutate(undefined)}
      >
        {t("byProvider", { name: offer.data.name })}
      </button>
      <Problem error={finish.error ?? start.error} />
    </>
  );
}
