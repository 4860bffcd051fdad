package io.gosight.api.error;

/** Why a request is not answered; the name in the answer and the HTTP status. */
public enum ErrorCode {
  /** A parameter is not what the contract says. */
  BAD_PARAMETER(400, "bad_parameter"),
  /** No key, a malformed one, or one that is not (or no longer) known. */
  UNAUTHORIZED(401, "unauthorized"),
  /** A write key: it stands in web pages and reads nothing. */
  WRITE_KEY_REFUSED(403, "write_key_refused"),
  /** No such project, or one that this key does not open. */
  NOT_FOUND(404, "not_found"),
  /** A mistake of the server. */
  INTERNAL_ERROR(500, "internal_error"),
  /** The store that has the answer does not answer now. */
  STORAGE_UNAVAILABLE(503, "storage_unavailable");

  private final int status;
  private final String text;

  ErrorCode(int status, String text) {
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
