import { useMemo } from "react";
import { useError } from "@/features/errors/queries";
import { useAddress } from "@/lib/use-address";
import { type Found, momentOf } from "./moment";
import { useTimeline } from "./queries";

/** The moment for which the session was listed, once its timeline is there; an offset in the address comes first. */
export function useMoment(session: string): Found | null {
  const { filters, own } = useAddress();
  const timeline = useTimeline(session);
  const wanted = filters.find(({ property }) => property === "error")?.values[0];
  const error = useError(wanted ?? "", wanted !== undefined);
  const pages = timeline.data?.pages;
  const isWaiting = wanted !== undefined && error.isPending;
  const group = error.data?.group;
  const given = own.has("t");
  return useMemo(
    () => (given || isWaiting || !pages ? null : momentOf(filters, pages, group)),
    [given, isWaiting, pages, filters, group],
  );
}
