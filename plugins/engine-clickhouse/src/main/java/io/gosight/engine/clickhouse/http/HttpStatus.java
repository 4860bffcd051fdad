package io.gosight.engine.clickhouse.http;

/** The HTTP status that a ClickHouse server answers with for an error code. */
final class HttpStatus {
  private HttpStatus() {}

  static int of(int code) {
    return switch (code) {
      case 6,
          15,
          25,
          26,
          27,
          33,
          36,
          38,
          40,
          41,
          44,
          53,
          62,
          72,
          117,
          167,
          168,
          223,
          271,
          321,
          376,
          386,
          427,
          456,
          457 ->
          400;
      case 164, 192, 193, 348, 497, 516 -> 403;
      case 46, 47, 50, 56, 60, 63, 73, 81, 115, 130, 336 -> 404;
      case 78 -> 405;
      case 159 -> 408;
      case 307 -> 413;
      case 48, 89 -> 501;
      case 202, 209, 236, 439 -> 503;
      default -> 500;
    };
  }
}
