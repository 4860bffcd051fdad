package io.gosight.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes the demo site's configuration. Safe for use by many threads. */
public final class DemoConfig {
  private final String writeKey;

  /** A configuration with that write key. */
  DemoConfig(String writeKey) {
    this.writeKey = writeKey;
  }

  /** Answers with a script that sets {@code window.GOSIGHT_DEMO}. */
  public void write(Exchange exchange) {
    Message message = exchange.getMessage();
    message.setHeader(Exchange.CONTENT_TYPE, "text/javascript; charset=utf-8");
    message.setHeader("Cache-Control", "no-store");
    message.setBody(
        ByteBuffer.wrap(
            ("window.GOSIGHT_DEMO="
                    + JsonNodeFactory.instance.objectNode().put("key", writeKey)
                    + ";\n")
                .getBytes(StandardCharsets.UTF_8)));
  }
}
