import { useTexts } from "@/lib/use-texts";
import { routeTexts } from "@/texts/hub";

/** Opens the console, which listens on the hub's host; nothing if it is not served. */
export function Hawtio({ port }: { port: number | null }) {
  const t = useTexts(routeTexts);
  if (!port) return null;
  return (
    <a
      className="button quiet"
      href={`http://${window.location.hostname}:${port}/hawtio/`}
      target="_blank"
      rel="noreferrer"
      title={t("hawtioHint")}
    >
      {t("hawtio")}
    </a>
  );
}
