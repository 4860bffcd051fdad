import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "./contract";
import { ApiError, readError, unreachable } from "./error";
import { authorization, currentSession, refresh, setSignedOut } from "./session";

const authenticated: Middleware = {
  async onRequest({ request }) {
    const header = await authorization();
    if (header) request.headers.set("Authorization", header);
    return request;
  },
};

/** Sends requests by the contract, as the signed-in user or with the tab's key. */
export const api = createClient<paths>({
  baseUrl: "",
  cache: "no-store",
  querySerializer: { object: { style: "deepObject", explode: true } },
});
api.use(authenticated);

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a successful response; throws an {@link ApiError} otherwise. */
export async function unwrap<T>(send: () => Promise<Outcome<T>>): Promise<T> {
  let outcome = await attempt(send);
  const { state } = currentSession();
  if (outcome.response.status === 401 && state === "user" && (await refresh())) outcome = await attempt(send);
  if (outcome.response.ok) return outcome.data as T;
  const error = readError(outcome.response, outcome.error);
  if (error.status === 401 && (state === "user" || state === "key")) setSignedOut();
  throw error;
}

async function attempt<T>(send: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await send();
  } catch (problem) {
    if (problem instanceof ApiError || (problem as Error).name === "AbortError") throw problem;
    throw unreachable();
  }
}
