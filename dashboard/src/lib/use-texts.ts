import { useCallback } from "react";
import { useLanguage } from "./preferences";
import { fill, inLanguage, type Text, type Values } from "./texts";

/** The texts of a page in the reader's language. */
export function useTexts<T extends Record<string, Text>>(texts: T) {
  const language = useLanguage();
  return useCallback(
    (key: keyof T, values?: Values) => fill(inLanguage(texts[key] as Text, language), values),
    [texts, language],
  );
}

export type Translate<T extends Record<string, Text>> = (key: keyof T, values?: Values) => string;
