import type { Schemas } from "@/api/types";
import type { Formats } from "@/lib/format";

/** Sums by currency, such as 1 240.50 EUR. */
export function formatMoney(sums: Schemas["Money"][], formats: Formats): string {
  return sums.map(({ amount, currency }) => `${formats.decimal(amount)}\u202f${currency}`).join(", ") || "–";
}
