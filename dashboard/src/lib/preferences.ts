import { local, readStored, writeStored } from "./storage";
import { createStore, useStore } from "./store";
import { LANGUAGES, type Language } from "./texts";

export type Theme = "auto" | "light" | "dark";

function storedLanguage(): Language {
  if (typeof window === "undefined") return "en";
  const wanted = [
    readStored(local, "gosight.language"),
    ...navigator.languages.map((tag) => tag.slice(0, 2)),
  ];
  return (
    LANGUAGES.find(({ id }) => wanted.find((tag) => LANGUAGES.some((l) => l.id === tag)) === id)?.id ?? "en"
  );
}

function storedTheme(): Theme {
  if (typeof window === "undefined") return "auto";
  const theme = readStored(local, "gosight.theme");
  return theme === "light" || theme === "dark" ? theme : "auto";
}

const language = createStore<Language>(storedLanguage());
const theme = createStore<Theme>(storedTheme());

export const useLanguage = () => useStore(language);
export const useTheme = () => useStore(theme);

export function chooseLanguage(chosen: Language): void {
  writeStored(local, "gosight.language", chosen);
  document.documentElement.lang = chosen;
  language.set(chosen);
}

export function chooseTheme(chosen: Theme): void {
  writeStored(local, "gosight.theme", chosen === "auto" ? null : chosen);
  if (chosen === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  theme.set(chosen);
}
