package io.gosight.alert;

import io.gosight.spi.channel.ChannelMessage;
import io.gosight.spi.channel.Reach;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Sends rendered alerts by Camel's components, each by an endpoint of its own that nobody else sees
 * and that is gone afterwards: endpoints hold secrets, and some of them are not made for several
 * threads. Safe for use by many threads.
 */
final class ChannelTransport extends ServiceSupport {
  private static final String WEB_OPTIONS =
      "connectTimeout=10000&responseTimeout=20000&soTimeout=20000&connectionRequestTimeout=10000"
          + "&throwExceptionOnFailure=false&ignoreResponseBody=true&connectionClose=true";

  private final CamelContext camel;
  private final Duration patience;
  private final Clock clock;
  private final WebTransport publicWeb = new WebTransport(Reach.PUBLIC);
  private final WebTransport anyWeb = new WebTransport(Reach.ANYWHERE);
  private ExecutorService threads;

  ChannelTransport(CamelContext camel, Duration patience, Clock clock) {
    this.camel = camel;
    this.patience = patience;
    this.clock = clock;
    publicWeb.setCamelContext(camel);
    anyWeb.setCamelContext(camel);
  }

  @Override
  protected void doStart() {
    threads = camel.getExecutorServiceManager().newCachedThreadPool(this, "channel");
    ServiceHelper.startService(publicWeb, anyWeb);
  }

  @Override
  protected void doStop() {
    ServiceHelper.stopAndShutdownServices(publicWeb, anyWeb);
    camel.getExecutorServiceManager().shutdownNow(threads);
  }

  /**
   * Sends a message and waits until it is taken.
   *
   * @throws ChannelFailure if a web server's answer is not a good one
   * @throws Exception whatever else keeps it from being sent, or that it took too long
   */
  void send(ChannelMessage message) throws Exception {
    boolean web = message.scheme().equals("http") || message.scheme().equals("https");
    Endpoint endpoint = web ? webEndpoint(message) : endpoint(message);
    ServiceHelper.startService(endpoint);
    Future<?> sending =
        threads.submit(
            () -> {
              process(endpoint, message, web);
              return null;
            });
    try {
      sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sending.cancel(true);
      throw new ChannelFailure(
          "It took longer than " + patience.toSeconds() + " s.", Optional.empty());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      // also ends a connection that dribbles on
      ServiceHelper.stopAndShutdownService(endpoint);
    }
  }

  private Endpoint webEndpoint(ChannelMessage message) throws Exception {
    WebTransport web = message.reach() == Reach.PUBLIC ? publicWeb : anyWeb;
    return web.createEndpoint(message.scheme() + "://channel?" + WEB_OPTIONS);
  }

  private Endpoint endpoint(ChannelMessage message) throws Exception {
    Component component = camel.getComponent(message.scheme());
    if (component == null) {
      throw new IllegalArgumentException(
          "There is no Camel component '" + message.scheme() + "' in the hub.");
    }
    StringJoiner options = new StringJoiner("&");
    // taken as they are, whatever is in them
    message.options().forEach((name, value) -> options.add(name + "=RAW{" + value + "}"));
    String uri = message.endpoint();
    return component.createEndpoint(options.length() == 0 ? uri : uri + "?" + options);
  }

  private void process(Endpoint endpoint, ChannelMessage message, boolean web) throws Exception {
    Exchange exchange = endpoint.createExchange();
    Message in = exchange.getMessage();
    message.headers().forEach(in::setHeader);
    if (web) {
      in.setHeader(Exchange.HTTP_URI, message.endpoint());
      in.setHeader(Exchange.HTTP_METHOD, "POST");
      in.setBody(message.body().getBytes(StandardCharsets.UTF_8));
    } else {
      in.setBody(message.body());
    }
    Producer producer = endpoint.createProducer();
    ServiceHelper.startService(producer);
    try {
      if (producer instanceof AsyncProcessor async) {
        // not by its own waiting: Telegram's says that it is done before it fails
        CountDownLatch done = new CountDownLatch(1);
        async.process(exchange, sync -> done.countDown());
        done.await();
      } else {
        producer.process(exchange);
      }
    } finally {
      ServiceHelper.stopAndShutdownService(producer);
    }
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
    if (web) {
      check(exchange.getMessage());
    }
  }

  private void check(Message answer) throws ChannelFailure {
    int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    if (status < 200 || status > 299) {
      String retryAfter = answer.getHeader("Retry-After", "", String.class);
      throw new ChannelFailure("It answered " + status + ".", RetryAfter.read(retryAfter, clock));
    }
  }
}
