import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { pluginTexts } from "@/texts/hub";

type PluginStateName = Schemas["PluginState"];

const TONES: Record<PluginStateName, string> = {
  running: "badge good",
  off: "badge",
  cut_off: "badge bad",
  failed: "badge bad",
};

export function PluginState({ state }: { state: PluginStateName }) {
  const t = useTexts(pluginTexts);
  return <span className={TONES[state]}>{t(state)}</span>;
}
