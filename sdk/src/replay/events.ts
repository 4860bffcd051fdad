/** rrweb's events, as far as the recorder looks into them. Numbers are rrweb's. */
export const FULL_SNAPSHOT = 2;
export const INCREMENTAL = 3;
export const META = 4;
export const MUTATION = 0;
export const INPUT = 5;
export const STYLE_SHEET_RULE = 8;
export const STYLE_DECLARATION = 13;
export const ADOPTED_STYLE_SHEET = 15;

export const ELEMENT_NODE = 2;
export const TEXT_NODE = 3;
export const COMMENT_NODE = 5;

export type Attributes = Record<string, any>;

/** A node as it is recorded. */
export interface SerializedNode {
  type: number;
  id: number;
  tagName?: string;
  attributes?: Attributes;
  textContent?: string;
  isSVG?: boolean;
  childNodes?: SerializedNode[];
}

export interface RuleChange {
  rule?: string;
  index?: number | number[];
}

export interface RuleData {
  id?: number;
  styleId?: number;
  adds?: RuleChange[];
  removes?: RuleChange[];
  replace?: string;
  replaceSync?: string;
}

/** One recorded event; `data` as its type and source say. */
export interface RecordedEvent {
  type: number;
  timestamp: number;
  data: any;
}
