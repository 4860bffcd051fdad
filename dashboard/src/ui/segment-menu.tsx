import { useDeleteSaved, useSave, useSaved } from "@/api/saved";
import { is, withFilter } from "@/lib/filters";
import { useCan } from "@/lib/project";
import { useAddress, useChangeAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { viewBar } from "@/texts/view-bar";
import { Icon } from "./icon";
import { Popover } from "./popover";
import { SavedList } from "./saved-list";

/** Filters that are kept under a name. */
export function SegmentMenu() {
  const t = useTexts(viewBar);
  return (
    <Popover
      label={
        <>
          <Icon name="segments" />
          {t("segments")}
        </>
      }
    >
      {(close) => <Segments done={close} />}
    </Popover>
  );
}

function Segments({ done }: { done: () => void }) {
  const t = useTexts(viewBar);
  const { filters } = useAddress();
  const change = useChangeAddress();
  const canManage = useCan("manage");
  const segments = useSaved("segments");
  const use = (id: string) => {
    change({ filters: withFilter(filters, is("segment", id)) });
    done();
  };
  // A segment made of what holds now takes its place.
  const save = useSave("segments", ({ id }) => {
    change({ filters: [is("segment", id)] });
    done();
  });
  const remove = useDeleteSaved("segments");
  return (
    <SavedList
      query={segments}
      empty={t("noSegments")}
      onUse={({ id }) => use(id)}
      onDelete={canManage ? ({ id }) => remove.mutate(id) : undefined}
      save={
        canManage && filters.length > 0
          ? {
              title: t("saveSegment"),
              label: t("segmentName"),
              error: save.error,
              onSave: (name) => save.mutate({ name, definition: { filters } }),
            }
          : undefined
      }
    />
  );
}
