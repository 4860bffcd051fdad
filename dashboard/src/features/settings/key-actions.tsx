import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { settingsTexts } from "@/texts/settings";
import { Problem } from "@/ui/form";
import { Popover } from "@/ui/popover";
import { useRevokeKey, useRotateKey } from "./queries";

const DAY_S = 86_400;

/** Replaces a key by a new one, or revokes it. */
export function KeyActions({
  of: key,
  onCreated,
}: {
  of: Schemas["Key"];
  onCreated: (text: string) => void;
}) {
  const t = useTexts(settingsTexts);
  const rotate = useRotateKey();
  const revoke = useRevokeKey();
  if (key.revoked_at) return null;
  return (
    <span className="row end">
      <button
        type="button"
        className="button quiet small"
        title={t("rotateHint")}
        disabled={rotate.isPending}
        onClick={() =>
          rotate.mutate({ key: key.id, overlap_seconds: DAY_S }, { onSuccess: ({ text }) => onCreated(text) })
        }
      >
        {t("rotate")}
      </button>
      <Popover className="button quiet small" label={t("revoke")}>
        {() => (
          <div className="stack tight">
            <p className="small">{t("revokeSure")}</p>
            <button type="button" className="button danger" onClick={() => revoke.mutate(key.id)}>
              {t("revoke")}
            </button>
            <Problem error={revoke.error} />
          </div>
        )}
      </Popover>
    </span>
  );
}
