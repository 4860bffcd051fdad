/** Style sheets as they may be sent, and what they tell about a page's attributes. */
export interface Css {
  /** The text without queries in its addresses. */
  _clean(text: string): string;
  /** Whether a style sheet has selected by this value of an attribute: it is the site's own word then. */
  _names(attribute: string, value: string): boolean;
}

const MOST_NAMES = 5000;
const QUERY = /(url\(\s*['"]?(?!data:|blob:|#)[^'")?#]*)[?#][^'")]*/gi;
const SELECTED = /\[([\w-]+)[~|^$*]?=\s*["']?([^"'\]]{1,60})/g;

export function createCss(): Css {
  const names = new Set<string>();
  return {
    _clean(text) {
      if (text.includes("["))
        for (const [, name, value] of text.matchAll(SELECTED)) {
          if (names.size < MOST_NAMES) names.add(`${name}=${value?.trim()}`);
        }
      return text.includes("url(") ? text.replace(QUERY, "$1") : text;
    },
    _names: (attribute, value) => names.has(`${attribute}=${value}`),
  };
}
