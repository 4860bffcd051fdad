import { expect, it } from "vitest";
import { csv } from "@/ui/download";

it("a spreadsheet runs no cell of an export", async () => {
  const rows = [
    ["=HYPERLINK(1)", 1],
    ['a "b", c', null],
    ["+1", -2],
  ];
  expect(await csv(["name", "n"], rows).text()).toBe(`name,n\n'=HYPERLINK(1),1\n"a ""b"", c",\n'+1,-2\n`);
});
