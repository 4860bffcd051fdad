import { useTexts } from "@/lib/use-texts";
import { overview } from "@/texts/overview";
import { Install } from "@/ui/install";
import { Page } from "@/ui/page";

/** Before the first event: what to do, until figures take its place by themselves. */
export function Welcome() {
  const t = useTexts(overview);
  return (
    <Page title={t("title")}>
      <section className="card stack">
        <h2 className="row">
          <span className="dot warn" />
          {t("welcome")}
        </h2>
        <p>{t("welcomeNext")}</p>
        <Install />
        <p>
          <a href="/demo/">{t("openShop")}</a>
        </p>
      </section>
    </Page>
  );
}
