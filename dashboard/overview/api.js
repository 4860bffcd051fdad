/** An error response; `code` is one of the API contract, or `unreachable`. */
export class ApiError extends Error {
  constructor(code, message, retryAfterMs) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the request needs another key. */
  get refusesKey() {
    return ["unauthorized", "write_key_refused", "not_found"].includes(this.code);
  }
}

/** A client of one project's API. */
export function createApi({ project, key }) {
  const base = `/api/v1/projects/${encodeURIComponent(project)}`;

  async function get(path, signal) {
    let response;
    try {
      response = await fetch(base + path, {
        headers: { Authorization: `Bearer ${key}` },
        cache: "no-store",
        credentials: "omit",
        signal,
      });
    } catch (problem) {
      if (problem.name === "AbortError") throw problem;
      throw new ApiError("unreachable", "The server can't be reached.", 3000);
    }
    const body = await response.json().catch(() => null);
    if (response.ok && body) return body;
    throw new ApiError(
      body?.error?.code ?? "internal_error",
      body?.error?.message ?? `The server responded with status ${response.status}.`,
      1000 * (Number(response.headers.get("Retry-After")) || 5),
    );
  }

  return {
    project: (signal) => get("", signal),
    overview: ({ from, to, zone }, signal) =>
      get(
        `/overview?${new URLSearchParams({ from: from.toISOString(), to: to.toISOString(), time_zone: zone })}`,
        signal,
      ),
  };
}
