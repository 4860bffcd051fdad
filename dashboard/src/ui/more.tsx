import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";

interface MoreProps {
  pages: Pick<UseInfiniteQueryResult, "hasNextPage" | "isFetchingNextPage" | "fetchNextPage">;
}

/** Reads the next page of a list, if there is one. */
export function More({ pages }: MoreProps) {
  const t = useTexts(common);
  return pages.hasNextPage ? (
    <p className="pager">
      <button
        type="button"
        className="button quiet"
        disabled={pages.isFetchingNextPage}
        onClick={() => pages.fetchNextPage()}
      >
        {pages.isFetchingNextPage ? t("loading") : t("more")}
      </button>
    </p>
  ) : null;
}
