import type { Schemas } from "@/api/types";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { routeTexts } from "@/texts/hub";
import { Card } from "@/ui/card";
import { Figure } from "@/ui/figure";
import { Page } from "@/ui/page";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { useRoute } from "./queries";
import { RouteOrigin, RouteState } from "./route-state";

/** One route: its counters, the YAML that runs, and what it replaces. */
export function RouteDetail({ id }: { id: string }) {
  const t = useTexts(routeTexts);
  const route = useRoute(id);
  return (
    <Page
      title={id}
      beside={
        route.data ? (
          <span className="row">
            <RouteState state={route.data.route.state} />
            <RouteOrigin origin={route.data.route.origin} />
          </span>
        ) : null
      }
      tools={
        <ViewLink page="routes" className="button quiet">
          {t("all")}
        </ViewLink>
      }
    >
      <Loaded query={route} skeleton={<BlockSkeleton />}>
        {(data) => <Detail of={data} />}
      </Loaded>
    </Page>
  );
}

function Detail({ of }: { of: Schemas["RouteText"] }) {
  const t = useTexts(routeTexts);
  const { route, file, yaml, shipped_file: shippedFile, shipped_yaml: shippedYaml } = of;
  return (
    <>
      {route.description ? <p className="soft">{route.description}</p> : null}
      <Counters route={route} />
      <Card title={t("runs")} tools={file ? <code>{file}</code> : null}>
        {yaml ? <Yaml text={yaml} /> : <p className="soft">{t("noFile")}</p>}
        {route.origin === "shipped" && yaml ? <p className="soft small after">{t("overrideHint")}</p> : null}
      </Card>
      {shippedYaml ? (
        <Card title={t("replaced")} tools={<code>{shippedFile}</code>}>
          <Yaml text={shippedYaml} />
        </Card>
      ) : null}
    </>
  );
}

function Counters({ route }: { route: Schemas["Route"] }) {
  const t = useTexts(routeTexts);
  const formats = useFormats();
  const failedAt = route.last_failure_at ? Date.parse(route.last_failure_at) : null;
  return (
    <div className="card figures">
      <Figure name={t("exchanges")} value={formats.count(route.exchanges)} />
      <Figure name={t("failed")} value={formats.count(route.failed)} />
      <Figure name={t("inflight")} value={formats.count(route.inflight)} />
      <Figure name={t("mean")} value={formats.duration(route.exchanges > 0 ? route.mean_ms : null)} />
      <Figure name={t("lastFailure")} value={failedAt ? formats.clock(failedAt) : t("never")}>
        {failedAt ? formats.day(failedAt) : null}
      </Figure>
    </div>
  );
}

function Yaml({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
    <pre className="stack-trace" tabIndex={0}>
      {text}
    </pre>
  );
}
