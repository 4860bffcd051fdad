package io.gosight.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.CaseFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line: {@code timestamp}, {@code level}, {@code service}, {@code event}, then
 * the key-value pairs of the line such as {@code project_id}, {@code count} and {@code
 * duration_ms}, then {@code message}, {@code logger}, {@code thread} and {@code error}. Safe for
 * use by many threads.
 */
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {
  private static final int MAX_STACK_LINES = 30;
  private static final byte[] NOTHING = new byte[0];

  private final String service;

  /** An encoder for a process that does this. */
  JsonLogEncoder(String service) {
    this.service = service;
  }

  @Override
  public byte[] encode(ILoggingEvent line) {
    String logger = line.getLoggerName();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("timestamp", line.getInstant().toString())
            .put("level", line.getLevel().toString().toLowerCase(Locale.ROOT))
            .put("service", service)
            .put("event", event(logger));
    if (line.getKeyValuePairs() != null) {
      for (KeyValuePair pair : line.getKeyValuePairs()) {
        json.putPOJO(pair.key, pair.value instanceof Number ? pair.value : text(pair.value));
      }
    }
    json.put("message", text(line.getFormattedMessage()))
        .put("logger", logger)
        .put("thread", line.getThreadName());
    if (line.getThrowableProxy() != null) {
      String stack = ThrowableProxyUtil.asString(line.getThrowableProxy());
      json.put("error", text(String.join("\n", stack.lines().limit(MAX_STACK_LINES).toList())));
    }
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Object value) {
    return SecretMask.mask(String.valueOf(value));
  }

  /** What happened, unless the line says so: the class that says it. */
  private static String event(String logger) {
    String name = logger.substring(logger.lastIndexOf('.') + 1).replace('$', '_');
    return name.isEmpty() ? "log" : CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, name);
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
