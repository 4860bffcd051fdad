/** An error response of the hub, or that there was none (`unreachable`). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** One of the contract's codes, or `unreachable`. */
    readonly code: string,
    message: string,
    /** What to do about it, if the hub knows. */
    readonly remedy?: string,
    /** The invalid parameter, or the JSON pointer into the body. */
    readonly field?: string,
    /** After which time to try again, in milliseconds. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
    this.name = "ApiError";
  }

  /** Whether the reader lacks the right for it. */
  get isForbidden(): boolean {
    return this.status === 403;
  }

  /** Whether it may succeed later without a change. */
  get isTemporary(): boolean {
    return this.code === "unreachable" || this.status === 503 || this.status === 429;
  }
}

interface ErrorBody {
  code?: string;
  detail?: string;
  title?: string;
  remedy?: string;
  field?: string;
  /** The form of errors that occur before a request reaches a route. */
  error?: { code?: string; message?: string };
}

export function readError(response: Response, body: unknown): ApiError {
  const problem: ErrorBody = typeof body === "object" && body !== null ? body : {};
  const retryAfter = Number(response.headers.get("Retry-After"));
  return new ApiError(
    response.status,
    problem.code ?? problem.error?.code ?? "internal_error",
    problem.detail ?? problem.error?.message ?? problem.title ?? `Status ${response.status}`,
    problem.remedy,
    problem.field,
    retryAfter ? retryAfter * 1000 : undefined,
  );
}

export const unreachable = () => new ApiError(0, "unreachable", "The hub can't be reached.");
