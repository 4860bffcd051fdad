import { NONE } from "@/lib/format";
import { useTexts } from "@/lib/use-texts";
import { auditActions } from "@/texts/audit";
import { ViewLink } from "@/ui/view-link";

/** What was done, in words where there are some, with the API's name for it. */
export function Action({ id }: { id: string }) {
  const t = useTexts(auditActions);
  return (
    <span className="stack tight">
      {id in auditActions ? <span>{t(id as keyof typeof auditActions)}</span> : null}
      <code className="soft small">{id}</code>
    </span>
  );
}

const SESSION = /^session=([A-Za-z0-9_-]+)$/;
const VISITOR = /^visitor=([A-Za-z0-9_-]+)$/;

/** With what; a session or visitor is a link to it. */
export function Target({ text }: { text: string }) {
  const session = SESSION.exec(text)?.[1];
  if (session)
    return (
      <ViewLink page="sessions" item={session} className="wrap">
        {text}
      </ViewLink>
    );
  const visitor = VISITOR.exec(text)?.[1];
  if (visitor)
    return (
      <ViewLink page="visitors" item={visitor} className="wrap">
        {text}
      </ViewLink>
    );
  return <span className="wrap">{text || NONE}</span>;
}
