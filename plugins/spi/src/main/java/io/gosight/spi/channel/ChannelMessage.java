package io.gosight.spi.channel;

import java.util.Map;
import java.util.Objects;

/**
 * A rendered alert and the Camel endpoint that takes it. Immutable.
 *
 * @param endpoint the endpoint without its options, for example {@code telegram:bots}, {@code
 *     smtps://mail.example:465} or a whole web address, its query included
 * @param options the endpoint's options by Camel's names; their values are never shown. A web
 *     address has none
 * @param headers what goes beside the body: headers of the request, or those by which Camel's
 *     component receives more
 * @param body the text, sent as UTF-8
 * @param reach where it may be sent
 */
public record ChannelMessage(
    String endpoint,
    Map<String, String> options,
    Map<String, String> headers,
    String body,
    Reach reach) {
  public ChannelMessage {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(reach, "reach");
    options = Map.copyOf(options);
    headers = Map.copyOf(headers);
  }

  /** The kind of endpoint, for example {@code https}. */
  public String scheme() {
    int colon = endpoint.indexOf(':');
    return colon < 0 ? endpoint : endpoint.substring(0, colon);
  }

  /** Leaves out the address, options and headers, because there are secrets in them. */
  @Override
  public String toString() {
    return "ChannelMessage[" + scheme() + ", " + body.length() + " characters]";
  }
}
