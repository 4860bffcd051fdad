/** A text in every language of the dashboard; another language is another element. */
export type Text = readonly [en: string, vi: string];

export const LANGUAGES = [
  { id: "en", name: "English" },
  { id: "vi", name: "Tiếng Việt" },
] as const;

export type Language = (typeof LANGUAGES)[number]["id"];

export type Values = Record<string, string | number>;

/** Checks that every text exists in every language. */
export function defineTexts<T extends Record<string, Text>>(texts: T): T {
  return texts;
}

/**
 * A text with its values: `{name}` is replaced, and `{name|visit|visits}` chooses by whether the number
 * is one.
 */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined) return String(value);
    return value === 1 ? one : many;
  });
}

export function inLanguage(text: Text, language: Language): string {
  return text[LANGUAGES.findIndex(({ id }) => id === language)] ?? text[0];
}
