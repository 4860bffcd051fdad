import { chooseLanguage, chooseTheme, type Theme, useLanguage, useTheme } from "@/lib/preferences";
import { LANGUAGES } from "@/lib/texts";
import { useTexts } from "@/lib/use-texts";
import { shell } from "@/texts/shell";
import { Icon } from "./icon";
import { Popover } from "./popover";

const THEMES: Theme[] = ["auto", "light", "dark"];

/** The reader's theme and language. */
export function PreferencesMenu({ className }: { className?: string }) {
  const t = useTexts(shell);
  const theme = useTheme();
  const language = useLanguage();
  return (
    <Popover
      className={className}
      label={
        <>
          <Icon name="theme" />
          {t("theme")} · {LANGUAGES.find(({ id }) => id === language)?.name}
        </>
      }
    >
      {(close) => (
        <div className="stack">
          <fieldset className="stack tight">
            <legend className="nav-title">{t("theme")}</legend>
            <div className="segmented">
              {THEMES.map((id) => (
                <button key={id} type="button" aria-pressed={theme === id} onClick={() => chooseTheme(id)}>
                  {t(id)}
                </button>
              ))}
            </div>
          </fieldset>
          <fieldset className="stack tight">
            <legend className="nav-title">{t("language")}</legend>
            <div className="segmented">
              {LANGUAGES.map(({ id, name }) => (
                <button
                  key={id}
                  type="button"
                  lang={id}
                  aria-pressed={language === id}
                  onClick={() => {
                    chooseLanguage(id);
                    close();
                  }}
                >
                  {name}
                </button>
              ))}
            </div>
          </fieldset>
        </div>
      )}
    </Popover>
  );
}
