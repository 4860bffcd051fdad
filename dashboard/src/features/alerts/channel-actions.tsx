import { useState } from "react";
import type { Schemas } from "@/api/types";
import { useCan } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { common } from "@/texts/common";
import { Dialog } from "@/ui/dialog";
import { Problem } from "@/ui/form";
import { Popover } from "@/ui/popover";
import { BlockSkeleton, Loaded } from "@/ui/states";
import { useChannelPreview, useDeleteChannel, useTestChannel } from "./queries";

type Channel = Schemas["Channel"];

/** What can be done with a channel: see its messages, send one, delete it. */
export function ChannelActions({ channel: { name, own } }: { channel: Channel }) {
  const t = useTexts(alertTexts);
  const canAdminister = useCan("administer");
  const test = useTestChannel();
  const [showing, setShowing] = useState(false);
  return (
    <span className="row end">
      {test.isSuccess ? (
        <span className="badge good" role="status">
          {t("tested")}
        </span>
      ) : null}
      <Problem error={test.error} />
      <button
        type="button"
        className="button quiet small"
        aria-label={`${t("preview")}: ${name}`}
        onClick={() => setShowing(true)}
      >
        {t("preview")}
      </button>
      <button
        type="button"
        className="button quiet small"
        aria-label={`${t("test")}: ${name}`}
        disabled={test.isPending}
        onClick={() => test.mutate(name)}
      >
        {t("test")}
      </button>
      {own && canAdminister ? <DeleteChannel name={name} /> : null}
      <Dialog title={`${t("preview")}: ${name}`} open={showing} onClose={() => setShowing(false)} wide>
        <Preview name={name} />
      </Dialog>
    </span>
  );
}

function Preview({ name }: { name: string }) {
  const t = useTexts(alertTexts);
  const preview = useChannelPreview(name);
  return (
    <Loaded query={preview} skeleton={<BlockSkeleton low />}>
      {({ text }) => (
        <>
          <p className="soft small">{t("previewHint")}</p>
          <pre className="snippet wrap">{readable(text)}</pre>
        </>
      )}
    </Loaded>
  );
}

/** JSON with its lines, any other text as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function DeleteChannel({ name }: { name: string }) {
  const t = useTexts(alertTexts);
  const c = useTexts(common);
  const remove = useDeleteChannel(name);
  return (
    <Popover className="button quiet small" label={c("delete")} name={`${c("delete")}: ${name}`}>
      {() => (
        <div className="stack tight">
          <p className="small">{t("deleteChannelSure")}</p>
          <button type="button" className="button danger" onClick={() => remove.mutate(undefined)}>
            {c("delete")}
          </button>
          <Problem error={remove.error} />
        </div>
      )}
    </Popover>
  );
}
