package io.gosight.alert.channel;

import io.gosight.host.channel.HostedChannel;
import io.gosight.proto.v1.Alert;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Renders alerts with channels and sends them. Thread-safe. */
final class ChannelSender {
  private final Map<String, HostedChannel> channels;
  private final Supplier<ChannelTransport> transport;
  private final Clock clock;
  private final MeterRegistry registry;

  ChannelSender(
      Map<String, HostedChannel> channels,
      Supplier<ChannelTransport> transport,
      Clock clock,
      MeterRegistry registry) {
    this.channels = channels;
    this.transport = transport;
    this.clock = clock;
    this.registry = registry;
  }

  /**
   * Sends an alert and returns once the channel has accepted it.
   *
   * @throws ChannelFailure if it did not
   */
  void send(String name, Alert alert) throws ChannelFailure {
    HostedChannel channel = channels.get(name);
    if (channel == null) {
      throw new ChannelFailure(
          "There is no usable channel '%s'; the choices are: %s."
              .formatted(name, String.join(", ", new TreeSet<>(channels.keySet()))),
          Optional.empty());
    }
    long begin = System.nanoTime();
    boolean sent = false;
    try {
      transport.get().send(name, () -> channel.render(SpiAlerts.of(alert), clock.millis()));
      sent = true;
    } catch (ChannelFailure e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChannelFailure("The hub is stopping.", Optional.empty());
    } catch (Exception | LinkageError e) {
      throw ChannelFailure.of(e, channel::withoutSecrets);
    } finally {
      registry
          .timer("channel_sends", "channel", name, "result", sent ? "sent" : "failed")
          .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
  }
}
