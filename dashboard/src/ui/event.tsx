import type { Schemas } from "@/api/types";
import type { Formats } from "@/lib/format";
import { useTexts } from "@/lib/use-texts";
import { kinds } from "@/texts/sessions";

/** The reader's name of a kind of events. */
export function useKindName(): (kind: string) => string {
  const t = useTexts(kinds);
  return (kind) => (kind in kinds ? t(kind as keyof typeof kinds) : kind);
}

/** What an event says, in a line. */
export function describeEvent(event: Schemas["Event"], formats: Formats): string {
  switch (event.kind) {
    case "page_view":
      return [event.page, event.title].filter(Boolean).join(" · ");
    case "js_error":
      return `${event.name}: ${event.text}`;
    case "request":
      return `${event.name} ${event.text} ${event.x || ""} ${formats.duration(event.value)}`;
    case "web_vital":
      return `${event.name.toUpperCase()} ${event.name === "cls" ? formats.decimal(event.value) : formats.duration(event.value)}`;
    case "page_leave":
      return formats.duration(event.value);
    case "custom":
      return [event.name, event.properties ? JSON.stringify(event.properties) : ""].filter(Boolean).join(" ");
    default:
      return [event.text, event.name].filter(Boolean).join(" · ");
  }
}
