// The same as the overview's, so that who has opened a project there need not give its key again.
const KEY = "gosight.key.";
const PROJECT = "gosight.project";

/** What the address names: project, session, moment; with the key that this tab may have. */
export function takeSession() {
  const query = new URLSearchParams(location.search);
  const fragment = new URLSearchParams(location.hash.slice(1));
  const project = query.get("project") ?? fragment.get("project") ?? sessionStorage.getItem(PROJECT) ?? "";
  const key = fragment.get("key");
  if (project && key) keepKey(project, key);
  // The key is neither to be in the history nor seen over a shoulder.
  if (fragment.size) history.replaceState(null, "", location.pathname + location.search);
  return {
    project,
    session: query.get("session") ?? "",
    tab: query.get("tab") ?? undefined,
    time: Number(query.get("t")) || undefined,
    key: project ? (sessionStorage.getItem(KEY + project) ?? "") : "",
  };
}

/** Keeps a key until the tab is closed. */
export function keepKey(project, key) {
  sessionStorage.setItem(PROJECT, project);
  sessionStorage.setItem(KEY + project, key);
}

/** Removes a key that its project does not accept. */
export function forgetKey(project) {
  sessionStorage.removeItem(KEY + project);
}

/** The address of a moment, without the key; `ms` counts from the session's start. */
export function linkTo({ project, session }, tab, ms) {
  const query = new URLSearchParams({ project, session, tab, t: String(Math.round(ms)) });
  return `${location.origin}${location.pathname}?${query}`;
}
