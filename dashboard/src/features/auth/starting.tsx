import { useTexts } from "@/lib/use-texts";
import { auth } from "@/texts/auth";

/** Before it is known who reads the page, or if that can't be found out. */
export function Starting({ failed = false }: { failed?: boolean }) {
  const t = useTexts(auth);
  return (
    <main className="plain" aria-busy={!failed}>
      {failed ? (
        <div className="plain-card">
          <h1>{t("hubAway")}</h1>
          <p>{t("hubAwayNext")}</p>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {t("retry")}
          </button>
        </div>
      ) : (
        <img src="/mark.svg" alt="GoSight" width="44" height="44" />
      )}
    </main>
  );
}
