package io.gosight.api.error;

/** The reason for an error response: its code in the body and its HTTP status. */
public enum ApiErrorCode {
  /** A parameter or the body violates the contract. */
  BAD_PARAMETER(400, "bad_parameter"),
  /** No key, a malformed one, or one that is not (or no longer) known. */
  UNAUTHORIZED(401, "unauthorized"),
  /** A write key: it is public and can only send events. */
  WRITE_KEY_REFUSED(403, "write_key_refused"),
  /** The key's grant does not cover the operation. */
  INSUFFICIENT_SCOPE(403, "insufficient_scope"),
  /** No such resource, or a project for which the key has no grant. */
  NOT_FOUND(404, "not_found"),
  /** An unexpected failure of the server. */
  INTERNAL_ERROR(500, "internal_error"),
  /** A store is unavailable; the request can be retried. */
  STORAGE_UNAVAILABLE(503, "storage_unavailable");

  private final int status;
  private final String text;

  ApiErrorCode(int status, String text) {
    this.status = status;
    this.text = text;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The code as clients see it. */
  public String text() {
    return text;
  }
}
