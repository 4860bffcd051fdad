package io.gosight.alert.channel;

import io.gosight.host.channel.HostedChannel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The component of {@code channel:NAME} and {@code channel:*} endpoints; bound in the registry
 * under that scheme.
 */
public final class ChannelComponent extends DefaultComponent {
  private final Map<String, HostedChannel> channels;
  private final OwnChannels own;
  private final Duration timeout;
  private final Clock clock;
  private final MeterRegistry registry;
  private volatile ChannelTransport transport;

  /**
   * A component.
   *
   * @param channels the configured channels, by name
   * @param own the projects' own channels
   * @param timeout how long rendering and sending may take
   * @param registry times sends by channel and result
   */
  public ChannelComponent(
      Map<String, HostedChannel> channels,
      OwnChannels own,
      Duration timeout,
      Clock clock,
      MeterRegistry registry) {
    this.channels = Map.copyOf(channels);
    this.own = own;
    this.timeout = timeout;
    this.clock = clock;
    this.registry = registry;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    transport = new ChannelTransport(getCamelContext(), timeout, clock);
    ServiceHelper.startService(transport);
  }

  @Override
  protected void doStop() throws Exception {
    ServiceHelper.stopService(transport);
    super.doStop();
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    if (!name.equals("*") && !channels.containsKey(name)) {
      throw new IllegalArgumentException(
          "There is no usable channel '%s'; the choices are: *, %s."
              .formatted(name, String.join(", ", new TreeSet<>(channels.keySet()))));
    }
    return new ChannelEndpoint(
        uri, this, name, new ChannelSender(channels, own, () -> transport, clock, registry));
  }
}
