import { useState } from "react";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";

/** A line of code to be copied. */
export function Copyable({ text }: { text: string }) {
  const t = useTexts(common);
  const [copied, setCopied] = useState(false);
  return (
    <div className="snippet">
      <code>{text}</code>
      <button
        type="button"
        className="button quiet small"
        onClick={async () => {
          await navigator.clipboard.writeText(text);
          setCopied(true);
        }}
      >
        <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
      </button>
    </div>
  );
}
