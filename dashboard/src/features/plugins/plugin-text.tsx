import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { pluginTexts } from "@/texts/hub";
import { ViewLink } from "@/ui/view-link";

type Plugin = Schemas["Plugin"];

const OFF = { detector: "offDetector", channel: "offChannel", engine: "offEngine", unknown: "off" } as const;

/** What a plugin is for, why it does not run, and how it is set. */
export function PluginText({ plugin, name }: { plugin: Plugin; name: string }) {
  const t = useTexts(pluginTexts);
  const formats = useFormats();
  const { kind, state, description, reason, since, retry_at: retryAt, settings } = plugin;
  const isWrong = state === "failed" || state === "cut_off";
  return (
    <div className="stack tight">
      <span className="row">
        <strong>{name}</strong>
        {kind === "detector" && state !== "failed" ? (
          <ViewLink page="backtest" own={{ detector: plugin.name }} className="small">
            {t("tryIt")}
          </ViewLink>
        ) : null}
      </span>
      {description ? <span className="soft small">{description}</span> : null}
      {reason ? <span className={isWrong ? "problem wrap" : "soft small wrap"}>{reason}</span> : null}
      {since && retryAt ? (
        <span className="small">
          {t("since", {
            since: formats.moment(Date.parse(since)),
            retry: formats.second(Date.parse(retryAt)),
          })}
        </span>
      ) : null}
      {state === "off" ? <span className="soft small">{t(OFF[kind], { name: plugin.name })}</span> : null}
      {settings.length > 0 ? (
        <details className="small">
          <summary>{t("settings")}</summary>
          <Settings settings={settings} />
        </details>
      ) : null}
    </div>
  );
}

function Settings({ settings }: { settings: Plugin["settings"] }) {
  return (
    <dl className="facts">
      {settings.map(({ key, value, description }) => (
        <div className="fact" key={key}>
          <dt className="mono">{key}</dt>
          <dd>
            <span className="mono">{value || "–"}</span> <span className="soft">{description}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
