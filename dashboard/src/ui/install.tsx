import { useProject } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { overview } from "@/texts/overview";
import { Copyable } from "./copy";

/** The line for the pages of the site. */
export function Install() {
  const t = useTexts(overview);
  const { writeKey } = useProject();
  if (!writeKey) return <p className="notice">{t("noKey")}</p>;
  const source = `${window.location.origin}/sdk/gosight.js`;
  return (
    <Copyable
      text={`<script async crossorigin="anonymous" src="${source}" data-key="${writeKey}"></script>`}
    />
  );
}
