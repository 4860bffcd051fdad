package io.gosight.alert.channel;

import io.gosight.host.channel.HostedChannel;
import io.gosight.proto.v1.Alert;
import io.gosight.spi.channel.ChannelMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Renders alerts with channels and sends them. Thread-safe. */
final class ChannelSender {
  /** What the timer calls all of the projects' own channels. */
  private static final String OWN = "own";

  private final Map<String, HostedChannel> channels;
  private final OwnChannels own;
  private final Supplier<ChannelTransport> transport;
  private final Clock clock;
  private final MeterRegistry registry;

  ChannelSender(
      Map<String, HostedChannel> channels,
      OwnChannels own,
      Supplier<ChannelTransport> transport,
      Clock clock,
      MeterRegistry registry) {
    this.channels = channels;
    this.own = own;
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
    boolean isOwn = OwnChannels.isOwn(name);
    HostedChannel channel = isOwn ? own(name, alert.getProjectId()) : configured(name);
    // Projects choose the names of their own channels, so neither limits nor metrics go by them
    // alone.
    String calls = isOwn ? alert.getProjectId() + "/" + name : name;
    long begin = System.nanoTime();
    boolean sent = false;
    try {
      transport.get().send(calls, () -> render(channel, isOwn, alert));
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
          .timer("channel_sends", "channel", isOwn ? OWN : name, "result", sent ? "sent" : "failed")
          .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
  }

  private ChannelMessage render(HostedChannel channel, boolean isOwn, Alert alert)
      throws Exception {
    ChannelMessage message = channel.render(SpiAlerts.of(alert), clock.millis());
    if (isOwn && !OwnChannelKinds.isAllowed(message)) {
      throw new ChannelFailure(
          "A project's own channel may not send to that address.", Optional.empty());
    }
    return message;
  }

  private HostedChannel configured(String name) throws ChannelFailure {
    HostedChannel channel = channels.get(name);
    if (channel == null) {
      throw new ChannelFailure(
          "There is no usable channel '%s'; the choices are: %s."
              .formatted(name, String.join(", ", new TreeSet<>(channels.keySet()))),
          Optional.empty());
    }
    return channel;
  }

  private HostedChannel own(String name, String project) throws ChannelFailure {
    Optional<HostedChannel> found;
    try {
      found = own.find(project, name);
    } catch (Exception e) {
      throw ChannelFailure.unexpected(e);
    }
    return found.orElseThrow(
        () ->
            new ChannelFailure(
                "The project has no channel '" + name + "' any more.", Optional.empty()));
  }
}
