import { useTexts } from "@/lib/use-texts";
import { auth } from "@/texts/auth";
import { PasswordForm } from "./password-form";

/** Before anything else, a password that was printed is replaced. */
export function NewPassword() {
  const t = useTexts(auth);
  return (
    <main className="plain">
      <div className="plain-card">
        <h1>{t("newTitle")}</h1>
        <p className="soft">{t("newWhy")}</p>
        <PasswordForm />
      </div>
    </main>
  );
}
