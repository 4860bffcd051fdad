import { useSession } from "@/api/session";
import type { Scope } from "@/api/types";
import { useProject } from "@/lib/project";
import { useAddress } from "@/lib/use-address";
import { useTexts } from "@/lib/use-texts";
import { shell } from "@/texts/shell";
import { Icon, type IconName } from "./icon";
import { ViewLink } from "./view-link";

interface Entry {
  page: keyof typeof shell & IconName;
  /** What a caller needs to see it. */
  scope?: Scope;
}

export interface NavGroup {
  title: keyof typeof shell;
  /** Whether only administrators of the hub see it. */
  hub?: boolean;
  entries: Entry[];
}

const NAVIGATION: NavGroup[] = [
  {
    title: "groupTraffic",
    entries: [
      { page: "overview" },
      { page: "live" },
      { page: "sessions" },
      { page: "replays" },
      { page: "visitors" },
      { page: "events" },
      { page: "bots" },
    ],
  },
  {
    title: "groupProblems",
    entries: [{ page: "insights" }, { page: "errors" }, { page: "heatmaps" }, { page: "vitals" }],
  },
  {
    title: "groupUnderstand",
    entries: [{ page: "funnels" }, { page: "goals" }, { page: "journeys" }, { page: "retention" }],
  },
  {
    title: "groupManage",
    entries: [
      { page: "alerts" },
      { page: "backtest" },
      { page: "ledger" },
      { page: "audit", scope: "administer" },
      { page: "settings" },
    ],
  },
  { title: "groupHub", hub: true, entries: [{ page: "plugins" }, { page: "routes" }] },
];

/** The pages that the reader may see. */
export function useNavigation(): NavGroup[] {
  const { scopes } = useProject();
  const session = useSession();
  const isAdministrator = session.state === "user" && session.me.administrator;
  return NAVIGATION.filter(({ hub }) => !hub || isAdministrator).map(({ entries, ...group }) => ({
    ...group,
    entries: entries.filter(({ scope }) => !scope || scopes.includes(scope)),
  }));
}

/** The links to them. */
export function Nav({ onFollow }: { onFollow: () => void }) {
  const t = useTexts(shell);
  const { page } = useAddress();
  const groups = useNavigation();
  return (
    <nav className="stack" aria-label={t("navigation")}>
      {groups.map(({ title, entries }) => (
        <div className="nav-group" key={title}>
          <p className="nav-title">{t(title)}</p>
          {entries.map((entry) => (
            <ViewLink
              key={entry.page}
              page={entry.page}
              className="nav-link"
              aria-current={page === entry.page ? "page" : undefined}
              onClick={onFollow}
            >
              <Icon name={entry.page} />
              {t(entry.page)}
            </ViewLink>
          ))}
        </div>
      ))}
    </nav>
  );
}
