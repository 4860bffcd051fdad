import { useState } from "react";
import { useCan } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { alertTexts } from "@/texts/alerts";
import { Card } from "@/ui/card";
import { Dialog } from "@/ui/dialog";
import { Icon } from "@/ui/icon";
import { ListSkeleton, Loaded } from "@/ui/states";
import { Table } from "@/ui/table";
import { ChannelActions } from "./channel-actions";
import { ChannelForm } from "./channel-form";
import { useChannels } from "./queries";

/** The operator's channels and the project's own, each with a preview and a test. */
export function Channels() {
  const t = useTexts(alertTexts);
  const canManage = useCan("manage");
  const canAdminister = useCan("administer");
  const channels = useChannels();
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title={t("channels")}
      flush
      tools={
        canAdminister ? (
          <button type="button" className="button quiet" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t("addChannel")}
          </button>
        ) : null
      }
    >
      <Loaded
        query={channels}
        skeleton={<ListSkeleton rows={1} />}
        isEmpty={(data) => data.channels.length === 0}
        empty={<p className="soft padded">{t("noChannels")}</p>}
      >
        {(data) => (
          <Table
            label={t("channels")}
            rows={data.channels}
            rowKey={({ name }) => name}
            columns={[
              { key: "name", title: t("name"), main: true, cell: ({ name }) => name },
              { key: "kind", title: t("sendsTo"), cell: ({ kind }) => <span className="badge">{kind}</span> },
              {
                key: "own",
                title: t("madeBy"),
                cell: ({ own }) => <span className="soft">{own ? t("ofProject") : t("ofOperator")}</span>,
              },
              {
                key: "actions",
                title: "",
                right: true,
                cell: (channel) => (canManage ? <ChannelActions channel={channel} /> : null),
              },
            ]}
          />
        )}
      </Loaded>
      <Dialog title={t("addChannel")} open={adding} onClose={() => setAdding(false)}>
        <ChannelForm done={() => setAdding(false)} />
      </Dialog>
    </Card>
  );
}
