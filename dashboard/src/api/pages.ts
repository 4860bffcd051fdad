import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { unwrap } from "./client";
import type { ApiError } from "./error";

/** A list that is read page by page; the rows of all pages so far. */
export function usePages<Page>(
  key: readonly unknown[],
  send: (
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ data?: Page; error?: unknown; response: Response }>,
  next: (page: Page) => string | null | undefined,
) {
  return useInfiniteQuery<Page, ApiError, InfiniteData<Page>, readonly unknown[], string | undefined>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => unwrap(() => send(pageParam, signal)),
    initialPageParam: undefined,
    getNextPageParam: (page) => next(page) ?? undefined,
    placeholderData: keepPreviousData,
    // Reading several pages again would move the rows under the reader.
    refetchOnWindowFocus: false,
  });
}
