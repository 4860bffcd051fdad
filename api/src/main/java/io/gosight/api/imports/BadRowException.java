package io.gosight.api.imports;

/** A row can't be taken over; the message is a short sentence. */
final class BadRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadRowException(String reason) {
    super(reason);
  }
}
