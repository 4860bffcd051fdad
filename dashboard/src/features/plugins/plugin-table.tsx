import type { Schemas } from "@/api/types";
import { NONE } from "@/lib/format";
import { useFormats } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { pluginTexts } from "@/texts/hub";
import { Card } from "@/ui/card";
import { useDetectorName } from "@/ui/detector";
import { type Column, Table } from "@/ui/table";
import { ViewLink } from "@/ui/view-link";
import { PluginState } from "./plugin-state";
import { PluginText } from "./plugin-text";

type Plugin = Schemas["Plugin"];

/** The plugins of one kind; nothing if there are none. */
export function PluginTable({ kind, plugins }: { kind: Plugin["kind"]; plugins: Plugin[] }) {
  const t = useTexts(pluginTexts);
  const columns = useColumns(kind);
  if (plugins.length === 0) return null;
  return (
    <Card title={t(kind)} flush>
      <Table label={t(kind)} columns={columns} rows={plugins} rowKey={({ name }) => name} />
    </Card>
  );
}

function useColumns(kind: Plugin["kind"]): Column<Plugin>[] {
  const t = useTexts(pluginTexts);
  const nameOf = useDetectorName();
  const columns: Column<Plugin>[] = [
    {
      key: "name",
      title: t("name"),
      main: true,
      cell: (plugin) => <PluginText plugin={plugin} name={nameOf(plugin.name)} />,
    },
    { key: "state", title: t("state"), cell: ({ state }) => <PluginState state={state} /> },
    {
      key: "version",
      title: t("version"),
      cell: ({ version }) => <span className="mono number">{version}</span>,
    },
  ];
  const counted = useCountColumns(kind);
  return kind === "detector" || kind === "channel" ? [...columns, ...counted] : columns;
}

function useCountColumns(kind: Plugin["kind"]): Column<Plugin>[] {
  const t = useTexts(pluginTexts);
  const formats = useFormats();
  const isDetector = kind === "detector";
  const found: Column<Plugin> = {
    key: "found",
    title: t("found"),
    right: true,
    cell: ({ name, counts }) =>
      counts && counts.insights !== null ? (
        <ViewLink page="insights" own={{ detector: name }} className="cell-link">
          {formats.count(counts.insights)}
        </ViewLink>
      ) : (
        NONE
      ),
  };
  return [
    {
      key: "calls",
      title: t(isDetector ? "calls" : "sends"),
      right: true,
      cell: ({ counts }) => (counts ? formats.count(counts.calls) : NONE),
    },
    {
      key: "failures",
      title: t("failures"),
      right: true,
      cell: ({ counts }) => (counts ? formats.count(counts.failures) : NONE),
    },
    {
      key: "busy",
      title: t("busy"),
      right: true,
      cell: ({ counts }) =>
        counts && counts.calls > 0 ? formats.fine((counts.busy_seconds * 1000) / counts.calls) : NONE,
    },
    ...(isDetector ? [found] : []),
  ];
}
