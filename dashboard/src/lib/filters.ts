export const OPERATORS = ["is", "is_not", "contains", "matches", "at_least", "at_most"] as const;
export type Operator = (typeof OPERATORS)[number];

/** A condition that visits or events must meet, as the API takes it. */
export interface Filter {
  property: string;
  operator: Operator;
  values: string[];
}

const MAX_FILTERS = 20;

/** A filter as it is kept in the address: `is:country=NP|IN`. */
export function writeFilter({ property, operator, values }: Filter): string {
  return `${operator}:${property}=${values.map(escapeValue).join("|")}`;
}

/** Reads a filter from the address; null if it is none. */
export function readFilter(text: string): Filter | null {
  const [, operator, property, values] = /^([a-z_]+):([^=]+)=(.*)$/s.exec(text) ?? [];
  const known = OPERATORS.find((name) => name === operator);
  if (!known || !property || !values) return null;
  return { property, operator: known, values: values.split("|").map(unescapeValue) };
}

export function readFilters(texts: string[]): Filter[] {
  return texts
    .map(readFilter)
    .filter((filter) => filter !== null)
    .slice(0, MAX_FILTERS);
}

export function is(property: string, ...values: string[]): Filter {
  return { property, operator: "is", values };
}

/** Adds a filter in place of one of the same property and operator. */
export function withFilter(filters: Filter[], added: Filter): Filter[] {
  return [...filters.filter((f) => f.property !== added.property || f.operator !== added.operator), added];
}

function escapeValue(value: string): string {
  return value.replaceAll("%", "%25").replaceAll("|", "%7C");
}

function unescapeValue(value: string): string {
  return value.replaceAll("%7C", "|").replaceAll("%25", "%");
}
