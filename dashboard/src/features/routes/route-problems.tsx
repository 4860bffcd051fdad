import type { Schemas } from "@/api/types";
import { useTexts } from "@/lib/use-texts";
import { routeTexts } from "@/texts/hub";
import { Card } from "@/ui/card";

/** The operator's files that do not run, and how to mend them. */
export function RouteProblems({ problems }: { problems: Schemas["Routes"]["problems"] }) {
  const t = useTexts(routeTexts);
  if (problems.length === 0) return null;
  return (
    <Card title={t("problems")}>
      <ul className="stack tight">
        {problems.map(({ file, line, message, fix }) => (
          <li key={`${file} ${line} ${message}`} className="wrap">
            <code>
              {file}:{line}
            </code>{" "}
            <span className="problem">{message}</span> {fix}
          </li>
        ))}
      </ul>
    </Card>
  );
}
