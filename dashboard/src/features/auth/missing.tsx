"use client";

import Link from "next/link";
import { useTexts } from "@/lib/use-texts";
import { common } from "@/texts/common";
import { shell } from "@/texts/shell";
import { State } from "@/ui/states";

/** An address that is no page. */
export function Missing() {
  const t = useTexts(common);
  const s = useTexts(shell);
  return (
    <main className="plain">
      <State
        title={t("notFoundTitle")}
        action={
          <Link className="button quiet" href="/" prefetch={false}>
            {s("projects")}
          </Link>
        }
      >
        {t("notFound")}
      </State>
    </main>
  );
}
