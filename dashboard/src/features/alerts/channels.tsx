import { useCan } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { Card } from "@/ui/card";
import { Problem } from "@/ui/form";
import { ListSkeleton, Loaded } from "@/ui/states";
import { useChannels, useTestChannel } from "./queries";

/** The configured channels, each with a test. */
export function Channels() {
  const t = useTexts(alertTexts);
  const canManage = useCan("manage");
  const channels = useChannels();
  const test = useTestChannel();
  return (
    <Card title={t("channels")}>
      <Loaded
        query={channels}
        skeleton={<ListSkeleton rows={1} />}
        isEmpty={(data) => data.channels.length === 0}
        empty={<p className="soft">{t("noChannels")}</p>}
      >
        {(data) => (
          <ul className="row">
            {data.channels.map(({ name }) => (
              <li key={name} className="chip">
                {name}
                {canManage ? (
                  <span className="chip-action">
                    <button
                      type="button"
                      className="button bare small"
                      disabled={test.isPending}
                      onClick={() => test.mutate(name)}
                    >
                      {t("test")}
                    </button>
                  </span>
                ) : null}
                {test.isSuccess && test.variables === name ? (
                  <span className="badge good" role="status">
                    {t("tested")}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Problem error={test.error} />
    </Card>
  );
}
