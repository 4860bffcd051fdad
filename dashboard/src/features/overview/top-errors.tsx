import { useTexts } from "@/lib/use-texts";
import { overview } from "@/texts/overview";
import { Bars } from "@/ui/bars";
import { Card } from "@/ui/card";
import { ListSkeleton, Loaded, State } from "@/ui/states";
import { ViewLink } from "@/ui/view-link";
import { useTopErrors } from "./queries";

const SHOWN = 5;

/** The errors that occurred most. */
export function TopErrors() {
  const t = useTexts(overview);
  const errors = useTopErrors(SHOWN);
  return (
    <Card title={t("errors")} tools={<ViewLink page="errors">{t("details")}</ViewLink>}>
      <Loaded
        query={errors}
        skeleton={<ListSkeleton rows={SHOWN} />}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<State title={t("errorsEmpty")} />}
      >
        {({ rows }) => (
          <Bars
            bars={rows.map(({ fingerprint, type, message, occurrences }) => ({
              key: fingerprint,
              label: `${type}: ${message}`,
              title: message,
              value: occurrences,
              labelTo: { page: "errors", item: fingerprint },
              to: { page: "errors", item: fingerprint },
            }))}
          />
        )}
      </Loaded>
    </Card>
  );
}
