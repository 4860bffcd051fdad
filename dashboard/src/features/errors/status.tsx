import { useCan } from "@/lib/project";
import { useTexts } from "@/lib/use-texts";
import { errorTexts } from "@/texts/problems";
import { Problem } from "@/ui/form";
import { STATUSES, type Status, useSetStatus } from "./queries";

const TONES: Record<Status, string> = { open: "badge bad", resolved: "badge good", ignored: "badge" };

export function StatusBadge({ status }: { status: Status }) {
  const t = useTexts(errorTexts);
  return <span className={TONES[status]}>{t(status)}</span>;
}

/** Says whether an error is still open; those who may not change it only see it. */
export function StatusChoice({ error, status }: { error: string; status: Status }) {
  const t = useTexts(errorTexts);
  const canManage = useCan("manage");
  const change = useSetStatus(error);
  if (!canManage) return <StatusBadge status={status} />;
  return (
    <>
      <div className="segmented">
        {STATUSES.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === (change.isPending ? change.variables : status)}
            onClick={() => change.mutate(id)}
          >
            {t(id)}
          </button>
        ))}
      </div>
      <Problem error={change.error} />
    </>
  );
}
