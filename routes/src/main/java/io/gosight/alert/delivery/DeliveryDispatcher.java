package io.gosight.alert.delivery;

import io.gosight.alert.channel.ChannelFailure;
import io.gosight.alert.channel.OwnChannels;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due deliveries for the free slots of their channels, so that the lease of each starts when
 * it is sent, and records the results. Slots go to the projects with the fewest in use first. After
 * a crash another node claims the delivery once the lease has ended. Thread-safe.
 */
public final class DeliveryDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryDispatcher.class);

  private final DeliverySlots slots = new DeliverySlots();
  private final DeliveryQueue queue;
  private final Clock clock;
  private final RetryPolicy policy;
  private final MeterRegistry registry;

  /**
   * A dispatcher of the deliveries in this database.
   *
   * @param policy when they are retried
   * @param registry counts failures by channel, and has the gauge {@code alert_deliveries_sending}
   */
  public DeliveryDispatcher(
      DataSource postgres, Clock clock, RetryPolicy policy, MeterRegistry registry) {
    this.queue = new DeliveryQueue(postgres, clock);
    this.clock = clock;
    this.policy = policy;
    this.registry = registry;
    registry.gauge("alert_deliveries_sending", slots, DeliverySlots::inUse);
  }

  /** Claims as many due deliveries as there are free slots, and takes the slots. */
  public synchronized List<Delivery> claim() {
    List<Delivery> claimed = new ArrayList<>();
    for (String channel : queue.dueChannels()) {
      claim(channel, claimed);
    }
    return claimed;
  }

  private void claim(String channel, List<Delivery> claimed) {
    for (int inUse = 1; inUse <= DeliverySlots.PER_PROJECT; inUse++) {
      int free = slots.free(channel);
      if (free == 0) {
        return;
      }
      List<String> without = slots.projects(channel, inUse);
      List<Delivery> found = queue.claim(channel, free, without, policy.lease());
      found.forEach(slots::acquire);
      claimed.addAll(found);
      if (found.isEmpty() && without.isEmpty()) {
        return;
      }
    }
  }

  /** Number of claimed deliveries whose exchange has not ended. */
  public int sending() {
    return slots.inUse();
  }

  /** Keeps the delivery of the body as a property, and releases its slot when the exchange ends. */
  public void begin(Exchange exchange) {
    Delivery delivery = exchange.getMessage().getBody(Delivery.class);
    exchange.setProperty("delivery", delivery);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                slots.release(delivery);
              }
            });
  }

  /** Records that the channel accepted the delivery. */
  public void markSent(Exchange exchange) {
    queue.finish(delivery(exchange), "sent", null, exchange.getClock().elapsed());
  }

  /** Records why the channel did not accept the delivery, and when it is retried. */
  public void markFailed(Exchange exchange) {
    Delivery delivery = delivery(exchange);
    Throwable cause = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    ChannelFailure failure =
        cause instanceof ChannelFailure known ? known : ChannelFailure.unexpected(cause);
    boolean last = clock.millis() - delivery.createdMs() >= policy.giveUpAfter().toMillis();
    Duration pause = policy.pause(delivery.attempt(), failure.retryAfter());
    long tookMs = exchange.getClock().elapsed();
    if (last) {
      queue.finish(delivery, "given_up", failure.getMessage(), tookMs);
    } else {
      queue.postpone(delivery, failure.getMessage(), tookMs, pause);
    }
    registry
        .counter(
            last ? "channel_given_up" : "channel_retries",
            "channel",
            metricName(delivery.channel()))
        .increment();
    LOG.warn(
        "Attempt {} to send alert {} to {} failed, {}: {}",
        delivery.attempt(),
        delivery.alert().getId(),
        delivery.channel(),
        last ? "not retried" : "retried in " + pause.toSeconds() + " s",
        failure.getMessage());
  }

  /** Projects choose the names of their own channels, and metrics must not grow with them. */
  private static String metricName(String channel) {
    return OwnChannels.isOwn(channel) ? "own" : channel;
  }

  private static Delivery delivery(Exchange exchange) {
    return exchange.getProperty("delivery", Delivery.class);
  }
}
