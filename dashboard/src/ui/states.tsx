import type { ReactNode } from "react";
import type { ApiError } from "@/api/error";
import { useSession } from "@/api/session";
import { useAddress, useChangeAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";

/** A page or card that has nothing to show, and what to do next. */
export function State({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action ? <div className="row">{action}</div> : null}
    </div>
  );
}

/** Nothing in the period with the filters; offers to widen them. */
export function NothingHere({ title, children }: { title?: string; children?: ReactNode }) {
  const t = useTexts(common);
  const { filters, preset } = useAddress();
  const change = useChangeAddress();
  return (
    <State
      title={title ?? t("nothingTitle")}
      action={
        <>
          {filters.length > 0 ? (
            <button type="button" className="button quiet" onClick={() => change({ filters: [] })}>
              {t("clearFilters")}
            </button>
          ) : null}
          {preset === "30d" || preset === "90d" || preset === "12mo" ? null : (
            <button type="button" className="button quiet" onClick={() => change({ preset: "30d" })}>
              {t("last30")}
            </button>
          )}
        </>
      }
    >
      {children ?? (filters.length > 0 ? t("nothingFiltered") : t("nothingYet"))}
    </State>
  );
}

export function useErrorText(): (error: ApiError) => string {
  const t = useTexts(common);
  return (error) => {
    if (error.code === "unreachable") return t("unreachable");
    if (error.code === "storage_unavailable") return t("storageAway");
    return [error.message, error.remedy].filter(Boolean).join(" ");
  };
}

/** What the reader may not see, and who can change that. */
export function Forbidden({ hub = false }: { hub?: boolean }) {
  const t = useTexts(common);
  const session = useSession();
  const next = session.state === "key" ? "forbiddenKey" : hub ? "forbiddenHub" : "forbidden";
  return <State title={t("forbiddenTitle")}>{t(next)}</State>;
}

export function Failed({ error, retry }: { error: ApiError; retry?: () => void }) {
  const t = useTexts(common);
  const text = useErrorText();
  if (error.isForbidden) return <Forbidden hub={error.code === "administrator_required"} />;
  if (error.status === 404) return <State title={t("notFoundTitle")}>{t("notFound")}</State>;
  return (
    <State
      title={t("failedTitle")}
      action={
        retry ? (
          <button type="button" className="button quiet" onClick={retry}>
            {t("retry")}
          </button>
        ) : null
      }
    >
      {text(error)}
    </State>
  );
}

interface Query<T> {
  data: T | undefined;
  error: ApiError | null;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  query: Query<T>;
  /** Takes the place, in its final size, until there is an answer. */
  skeleton: ReactNode;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  /** Whether what is shown brings its own card, so that an error needs one. */
  framed?: boolean;
  children: (data: T) => ReactNode;
}

/** The one place that decides between loading, failed, empty, stale and loaded. */
export function Loaded<T>({ query, skeleton, isEmpty, empty, framed, children }: LoadedProps<T>) {
  const t = useTexts(common);
  const text = useErrorText();
  if (query.data === undefined) {
    if (query.error) {
      const failed = <Failed error={query.error} retry={() => query.refetch()} />;
      return framed ? <section className="card">{failed}</section> : failed;
    }
    return <div aria-busy="true">{skeleton}</div>;
  }
  if (isEmpty?.(query.data)) return <>{empty ?? <NothingHere />}</>;
  return (
    <>
      {query.error ? (
        <p className="notice" role="status">
          {t("stale", { reason: text(query.error) })}
        </p>
      ) : null}
      {children(query.data)}
    </>
  );
}

/** Lines that stand for a list of `rows`. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className="bars" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="bar-row">
          <span className="skeleton line" />
        </span>
      ))}
    </div>
  );
}

export function BlockSkeleton({ low = false }: { low?: boolean }) {
  return (
    <div className={low ? "plot low" : "plot"} aria-hidden="true">
      <span className="skeleton block" />
    </div>
  );
}
