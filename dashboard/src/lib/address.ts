import { type Filter, readFilters, writeFilter } from "./filters";
import { COMPARISONS, type Comparison, DEFAULT_PRESET, PRESETS, type Preset } from "./period";

/** What an address of the dashboard says; the period, comparison and filters are kept from page to page. */
export interface Address {
  /** The project's id; empty outside of a project. */
  project: string;
  /** The page, such as `sessions`. */
  page: string;
  /** What the page shows one of, such as a session; empty for a list. */
  item: string;
  preset: Preset | null;
  first: string;
  last: string;
  compare: Comparison;
  filters: Filter[];
  /** Parameters of the page itself. */
  own: URLSearchParams;
}

const SHARED = ["period", "from", "to", "compare", "f"];

export function readAddress(path: string, search: URLSearchParams): Address {
  const [project = "", page = "", item = ""] = path.split("/").slice(1).map(decodeSegment);
  const own = new URLSearchParams(search);
  for (const key of SHARED) own.delete(key);
  const first = search.get("from") ?? "";
  const last = search.get("to") ?? "";
  const isCustom = first !== "" && last !== "";
  return {
    project,
    page,
    item,
    preset: isCustom ? null : (PRESETS.find((id) => id === search.get("period")) ?? DEFAULT_PRESET),
    first: isCustom ? first : "",
    last: isCustom ? last : "",
    compare: COMPARISONS.find((id) => id === search.get("compare")) ?? "previous",
    filters: readFilters(search.getAll("f")),
    own,
  };
}

/** The path and query of an address. */
export function writeAddress(address: Address): string {
  const path = [address.project, address.page, address.item].filter(Boolean).map(encodeURIComponent);
  const query = new URLSearchParams();
  if (address.preset === null) {
    query.set("from", address.first);
    query.set("to", address.last);
  } else if (address.preset !== DEFAULT_PRESET) {
    query.set("period", address.preset);
  }
  if (address.compare !== "previous") query.set("compare", address.compare);
  for (const filter of address.filters) query.append("f", writeFilter(filter));
  for (const [key, value] of address.own) query.append(key, value);
  const text = query.toString();
  return `/${path.join("/")}${text ? `?${text}` : ""}`;
}

export interface Target {
  page: string;
  item?: string;
  /** Parameters of the target page. */
  own?: Record<string, string | number | undefined>;
  /** Replaces the filters; by default those of the address are kept. */
  filters?: Filter[];
  /** Replaces the period by days. */
  days?: { first: string; last: string };
}

/** The address of another page of the same project that keeps the period, comparison and filters. */
export function follow(address: Address, target: Target): string {
  const own = new URLSearchParams();
  for (const [key, value] of Object.entries(target.own ?? {})) {
    if (value !== undefined && value !== "") own.set(key, String(value));
  }
  return writeAddress({
    ...address,
    page: target.page,
    item: target.item ?? "",
    filters: target.filters ?? address.filters,
    ...(target.days ? { preset: null, ...target.days } : {}),
    own,
  });
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
