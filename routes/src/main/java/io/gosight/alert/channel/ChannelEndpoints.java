package io.gosight.alert.channel;

import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.Reach;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** Creates the Camel endpoint of a rendered alert, within its address policy. Thread-safe. */
final class ChannelEndpoints extends ServiceSupport {
  private static final String WEB_OPTIONS =
      "connectTimeout=10000&responseTimeout=20000&soTimeout=20000&connectionRequestTimeout=10000"
          + "&throwExceptionOnFailure=false&ignoreResponseBody=true&connectionClose=true";

  private final CamelContext camel;
  private final WebTransport publicWeb = new WebTransport(Reach.PUBLIC);
  private final WebTransport anyWeb = new WebTransport(Reach.ANYWHERE);

  ChannelEndpoints(CamelContext camel) {
    this.camel = camel;
    publicWeb.setCamelContext(camel);
    anyWeb.setCamelContext(camel);
  }

  @Override
  protected void doStart() {
    ServiceHelper.startService(publicWeb, anyWeb);
  }

  @Override
  protected void doStop() {
    ServiceHelper.stopAndShutdownServices(publicWeb, anyWeb);
  }

  static boolean isWeb(ChannelMessage message) {
    return message.scheme().equals("http") || message.scheme().equals("https");
  }

  /**
   * Creates an endpoint that is neither started nor registered.
   *
   * @throws ChannelFailure if it can't be created; without the cause's text, which may hold options
   */
  Endpoint create(ChannelMessage message) throws ChannelFailure {
    Component component =
        isWeb(message)
            ? message.reach() == Reach.PUBLIC ? publicWeb : anyWeb
            : camel.getComponent(message.scheme());
    if (component == null) {
      throw new ChannelFailure(
          "There is no Camel component '" + message.scheme() + "' in the hub.", Optional.empty());
    }
    try {
      return isWeb(message)
          ? component.createEndpoint(message.scheme() + "://channel?" + WEB_OPTIONS)
          : component.createEndpoint(message.endpoint(), options(message));
    } catch (Exception e) {
      throw new ChannelFailure(
          "The options of the channel's endpoint are not valid: " + e.getClass().getSimpleName(),
          Optional.empty());
    }
  }

  /** Options beside the address, because no quoting in an address keeps every value as it is. */
  private static Map<String, Object> options(ChannelMessage message) {
    Map<String, Object> options = new HashMap<>();
    message.options().forEach((name, value) -> options.put(name, literal(value)));
    return options;
  }

  /** A value that Camel takes as it is: texts like these would be placeholders or references. */
  private static Object literal(String value) {
    boolean special = value.startsWith("#") || value.contains("{{");
    Object literal = special ? CharBuffer.wrap(value) : value;
    return value.startsWith("RAW") ? "RAW(" + value + ")" : literal;
  }

  static Exchange exchange(Endpoint endpoint, ChannelMessage message) {
    Exchange exchange = endpoint.createExchange();
    Message in = exchange.getMessage();
    message.headers().forEach(in::setHeader);
    if (isWeb(message)) {
      in.setHeader(Exchange.HTTP_URI, message.endpoint());
      in.setHeader(Exchange.HTTP_METHOD, "POST");
      in.setBody(message.body().getBytes(StandardCharsets.UTF_8));
    } else {
      in.setBody(message.body());
    }
    return exchange;
  }
}
