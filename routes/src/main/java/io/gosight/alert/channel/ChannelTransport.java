package io.gosight.alert.channel;

import io.gosight.spi.channel.ChannelMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Renders alerts and sends them with Camel's components. Each is sent by an endpoint of its own,
 * which is not registered and is removed afterwards: endpoints hold secrets, and some of them are
 * not thread-safe. Thread-safe.
 */
final class ChannelTransport extends ServiceSupport {
  private final CamelContext camel;
  private final Duration timeout;
  private final Clock clock;
  private final ChannelEndpoints endpoints;
  private ExecutorService threads;
  private ChannelCalls calls;

  ChannelTransport(CamelContext camel, Duration timeout, Clock clock) {
    this.camel = camel;
    this.timeout = timeout;
    this.clock = clock;
    this.endpoints = new ChannelEndpoints(camel);
  }

  @Override
  protected void doStart() {
    threads = camel.getExecutorServiceManager().newCachedThreadPool(this, "channel");
    calls = new ChannelCalls(threads, timeout);
    ServiceHelper.startService(endpoints);
  }

  @Override
  protected void doStop() {
    ServiceHelper.stopAndShutdownServices(endpoints);
    camel.getExecutorServiceManager().shutdownNow(threads);
  }

  /**
   * Renders a message, sends it and waits until it is accepted.
   *
   * @param channel the channel's name
   * @param render renders the message
   * @throws ChannelFailure if it took too long or the answer is not a success
   * @throws Exception what the channel or the component threw
   */
  void send(String channel, Callable<ChannelMessage> render) throws Exception {
    AtomicReference<Endpoint> used = new AtomicReference<>();
    try {
      calls.run(
          channel,
          () -> {
            send(render.call(), used);
            return null;
          });
    } finally {
      // closes the connection too, in case it still transfers after the timeout
      close(used.get());
    }
  }

  private void send(ChannelMessage message, AtomicReference<Endpoint> used) throws Exception {
    Endpoint endpoint = endpoints.create(message);
    used.set(endpoint);
    try {
      ServiceHelper.startService(endpoint);
      process(endpoint, message, ChannelEndpoints.isWeb(message));
    } finally {
      close(endpoint);
    }
  }

  private static void close(Endpoint endpoint) {
    if (endpoint != null) {
      ServiceHelper.stopAndShutdownService(endpoint);
    }
  }

  private void process(Endpoint endpoint, ChannelMessage message, boolean web) throws Exception {
    Exchange exchange = ChannelEndpoints.exchange(endpoint, message);
    Producer producer = endpoint.createProducer();
    ServiceHelper.startService(producer);
    try {
      if (producer instanceof AsyncProcessor async) {
        // waits for the callback itself: Telegram's producer returns before it sets the failure
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
      Optional<Duration> pause = RetryAfter.read(retryAfter, clock);
      throw new ChannelFailure("It answered " + status + ".", pause);
    }
  }
}
