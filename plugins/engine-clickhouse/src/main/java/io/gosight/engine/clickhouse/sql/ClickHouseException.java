package io.gosight.engine.clickhouse.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement was refused, by the engine or by the front; carries ClickHouse's error code. */
public final class ClickHouseException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("^Code: (\\d+)\\.");
  private static final int STD_EXCEPTION = 1001;

  private final int code;

  private ClickHouseException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** A refusal by the front, worded as the server words its own. */
  public static ClickHouseException of(ErrorCode code, String problem) {
    return new ClickHouseException(
        code.number(),
        "Code: " + code.number() + ". DB::Exception: " + problem + " (" + code.name() + ")");
  }

  /** A refusal by the engine; its text starts with its code. */
  public static ClickHouseException fromEngine(String text) {
    Matcher matcher = CODE.matcher(text);
    int code = matcher.find() ? Integer.parseInt(matcher.group(1)) : STD_EXCEPTION;
    return new ClickHouseException(code, text.strip());
  }

  /** ClickHouse's error code. */
  public int code() {
    return code;
  }
}
