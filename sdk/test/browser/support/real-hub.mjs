// A running hub, named by the environment: where it is, the project's keys, and how to read back what
// it has stored.
const { GOSIGHT_URL, GOSIGHT_KEY, GOSIGHT_SECRET, GOSIGHT_PROJECT, GOSIGHT_CLICKHOUSE_URL } = process.env;

/** Whether the environment names a hub that can be read. */
export const isNamed = Boolean(GOSIGHT_URL && GOSIGHT_KEY && GOSIGHT_CLICKHOUSE_URL);

/** What a test without a hub says. */
export const REASON =
  "set GOSIGHT_URL, GOSIGHT_KEY and GOSIGHT_CLICKHOUSE_URL (http://user:password@host:port/?database=gosight) to run this";

async function query(sql, params) {
  const url = new URL(GOSIGHT_CLICKHOUSE_URL);
  const { username, password } = url;
  url.username = url.password = "";
  for (const [name, value] of Object.entries(params)) url.searchParams.set(`param_${name}`, value);
  const headers = { "x-clickhouse-format": "JSONEachRow" };
  if (username) headers.authorization = `Basic ${btoa(`${username}:${decodeURIComponent(password)}`)}`;
  const answer = await fetch(url, { method: "POST", headers, body: sql });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The hub that the environment names. */
export const hub = {
  url: GOSIGHT_URL?.replace(/\/$/, ""),
  key: GOSIGHT_KEY,
  /** The rows of `session`, each once, oldest first; `event` is the whole event, in base64. */
  rowsOf: (session) =>
    query(
      "SELECT * EXCEPT payload, base64Encode(payload) AS event FROM events FINAL WHERE session_id = {session:String} ORDER BY time, event_id",
      { session },
    ),
  /** The ledger's totals; undefined without GOSIGHT_SECRET. */
  async ledger() {
    if (!GOSIGHT_SECRET) return undefined;
    const answer = await fetch(`${this.url}/api/v1/projects/${GOSIGHT_PROJECT ?? "demo"}/ledger`, {
      headers: { authorization: `Bearer ${GOSIGHT_SECRET}` },
    });
    return (await answer.json()).totals;
  },
};
