package io.gosight.ingest;

import java.util.Arrays;
import java.util.Optional;

/** Every reason for which a whole batch is refused, with its answer in each protocol. */
public enum IngestError {
  /** No key in header, metadata or batch. */
  MISSING_KEY("missing_key", 401, 16, false),
  /** Not of a write key's form, or a key that is not known or was revoked. */
  UNKNOWN_KEY("unknown_key", 401, 16, false),
  /** A secret key, which can only read. */
  SECRET_KEY_REFUSED("secret_key_refused", 403, 7, false),
  /** The key is not taken from this origin. */
  ORIGIN_NOT_ALLOWED("origin_not_allowed", 403, 7, false),
  /** Keys cannot be looked up now. */
  KEYS_UNAVAILABLE("keys_unavailable", 503, 14, true),
  /** More requests than the project may send. */
  RATE_LIMITED("rate_limited", 429, 8, true),
  /** A content type or encoding that the hub does not read. */
  UNSUPPORTED_MEDIA_TYPE("unsupported_media_type", 415, 12, false),
  /** Not the bytes that the content type promises. */
  MALFORMED_BODY("malformed_body", 400, 3, false),
  /** Larger than allowed, on the wire or once unpacked. */
  TOO_LARGE("too_large", 413, 8, false),
  /** More events than allowed. */
  TOO_MANY_EVENTS("too_many_events", 413, 8, false),
  /** No events. */
  EMPTY_BATCH("empty_batch", 400, 3, false),
  /** The batch's context has no session id, or a bad id. */
  BAD_CONTEXT("bad_context", 400, 3, false),
  /** Neither Kafka nor the spool takes it now. */
  NOT_DURABLE("not_durable", 503, 14, true),
  /** An internal error of the hub. */
  INTERNAL("internal", 500, 13, true);

  private final String code;
  private final int httpStatus;
  private final int grpcStatus;
  private final boolean retryable;

  IngestError(String code, int httpStatus, int grpcStatus, boolean retryable) {
    this.code = code;
    this.httpStatus = httpStatus;
    this.grpcStatus = grpcStatus;
    this.retryable = retryable;
  }

  /** The error with that code; empty if there is none. */
  public static Optional<IngestError> of(String code) {
    return Arrays.stream(values()).filter(error -> error.code.equals(code)).findFirst();
  }

  /** The code in answers, metrics and the ledger. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The gRPC status code's number. */
  public int grpcStatus() {
    return grpcStatus;
  }

  /** Whether the same batch may be taken later. */
  public boolean retryable() {
    return retryable;
  }
}
