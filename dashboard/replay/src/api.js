/** An error response; `code` is the API's, or `unreachable`. */
export class ApiError extends Error {
  constructor(code, message, detail) {
    super(message);
    this.code = code;
    this.detail = detail;
  }

  /** Whether the request needs another key. */
  get refusesKey() {
    return ["unauthorized", "write_key_refused", "forbidden"].includes(this.code);
  }
}

/** A client of one session's recording. */
export function createApi({ project, key, session }) {
  const base = `/api/v1/projects/${encodeURIComponent(project)}/sessions/${encodeURIComponent(session)}/replay`;

  async function get(path) {
    let response;
    try {
      response = await fetch(base + path, {
        headers: { Authorization: `Bearer ${key}` },
        cache: "no-store",
        credentials: "omit",
      });
    } catch {
      throw new ApiError("unreachable", "The server can't be reached.");
    }
    if (response.ok) return response;
    const problem = await response.json().catch(() => null);
    throw new ApiError(
      problem?.code ?? "internal",
      problem?.detail ?? `The server responded with status ${response.status}.`,
      problem?.reason,
    );
  }

  return {
    manifest: async () => (await get("")).json(),
    loadChunks: async (tab, from) =>
      (await get(`/chunks?${new URLSearchParams({ tab, from: String(from), limit: "20" })}`)).json(),
    file: async () => (await get("/export")).blob(),
  };
}
