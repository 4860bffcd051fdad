import { describe, expect, it } from "vitest";
import { behind } from "@/features/heatmaps/behind";
import { is } from "@/lib/filters";

const PAGE = "shop.example/cart";

describe("what is behind a spot of a heatmap", () => {
  it("is the insights of its kind on the page", () => {
    expect(behind({ kind: "rage", page: PAGE }, [])).toEqual({
      page: "insights",
      own: { detector: "rage-click", page: PAGE },
    });
  });

  it("is the sessions that saw the page, with the filters that hold", () => {
    const filters = [is("country", "NP")];
    expect(behind({ kind: "click", page: PAGE }, filters)).toEqual({
      page: "sessions",
      filters: [...filters, is("visited_page", "/cart")],
    });
  });
});
