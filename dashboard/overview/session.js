const KEY = "gosight.key.";
const PROJECT = "gosight.project";

/**
 * Takes the project and key out of the address, so that the key is neither kept in the history nor
 * seen over a shoulder, and returns what this tab may open.
 */
export function takeSession() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const project = fragment.get("project") ?? sessionStorage.getItem(PROJECT) ?? "";
  const key = fragment.get("key");
  if (key) keepSession(project, key);
  if (project) sessionStorage.setItem(PROJECT, project);
  showInAddress(project, fragment.get("period"));
  return {
    project,
    key: project ? (sessionStorage.getItem(KEY + project) ?? "") : "",
    period: fragment.get("period"),
  };
}

/** Stores a key until the tab is closed. */
export function keepSession(project, key) {
  sessionStorage.setItem(PROJECT, project);
  sessionStorage.setItem(KEY + project, key);
}

/** Removes a key that its project does not accept. */
export function forgetKey(project) {
  sessionStorage.removeItem(KEY + project);
}

/** Writes the project and period to the address, never the key. */
export function showInAddress(project, period) {
  const fragment = new URLSearchParams();
  if (project) fragment.set("project", project);
  if (period) fragment.set("period", period);
  const text = fragment.toString();
  history.replaceState(null, "", location.pathname + location.search + (text ? `#${text}` : ""));
}
