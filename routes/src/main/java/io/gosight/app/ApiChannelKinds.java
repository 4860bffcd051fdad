package io.gosight.app;

import io.gosight.alert.channel.OwnChannelKinds;
import io.gosight.api.alert.ChannelKinds;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.host.channel.HostedChannel;
import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.AlertKind;
import io.gosight.proto.v1.Severity;
import io.gosight.spi.PluginConfigurationException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API's view of the channel plugins. Safe for use by many threads. */
final class ApiChannelKinds implements ChannelKinds {
  private static final Logger LOG = LoggerFactory.getLogger(ApiChannelKinds.class);

  private final Map<String, HostedChannel> configured;
  private final Set<String> names;
  private final OwnChannelKinds kinds;
  private final Clock clock;

  /**
   * The channels of a hub.
   *
   * @param configured those of plugins, by name
   * @param routeChannels those that routes of the operator's own serve
   */
  ApiChannelKinds(
      Map<String, HostedChannel> configured,
      List<String> routeChannels,
      OwnChannelKinds kinds,
      Clock clock) {
    this.configured = Map.copyOf(configured);
    Set<String> all = new TreeSet<>(configured.keySet());
    all.addAll(routeChannels);
    this.names = Collections.unmodifiableSet(all);
    this.kinds = kinds;
    this.clock = clock;
  }

  @Override
  public Set<String> configured() {
    return names;
  }

  @Override
  public void check(String kind, Map<String, String> settings) {
    make(kind, settings);
  }

  @Override
  public Optional<String> preview(String channel, String projectId) {
    return Optional.ofNullable(configured.get(channel)).flatMap(known -> preview(known, projectId));
  }

  @Override
  public Optional<String> preview(String kind, Map<String, String> settings, String projectId) {
    return preview(make(kind, settings), projectId);
  }

  private Optional<String> preview(HostedChannel channel, String projectId) {
    long now = clock.millis();
    Alert test =
        Alert.newBuilder()
            .setId("00000000-0000-0000-0000-000000000000")
            .setProjectId(projectId)
            .setKind(AlertKind.ALERT_KIND_TEST)
            .setSeverity(Severity.SEVERITY_LOW)
            .setTitle("A trial of the channel " + channel.name())
            .setSummary("This is a test alert. Alerts arrive here.")
            .setTimeMs(now)
            .build();
    try {
      return Optional.of(OwnChannelKinds.preview(channel, test, now));
    } catch (Exception e) {
      LOG.warn(
          "Channel {} can't write a test. {}",
          channel.name(),
          channel.withoutSecrets(e.toString()));
      return Optional.empty();
    }
  }

  private HostedChannel make(String kind, Map<String, String> settings) {
    try {
      return kinds.make(kind, settings);
    } catch (PluginConfigurationException e) {
      String key = e.key().substring(e.key().lastIndexOf('.') + 1);
      throw new ApiException(ApiErrorCode.BAD_PARAMETER, e.getMessage()).of("/settings/" + key);
    } catch (IllegalArgumentException e) {
      throw new ApiException(ApiErrorCode.BAD_PARAMETER, e.getMessage()).of("/kind");
    } catch (Exception e) {
      // Its text may have a value.
      LOG.warn("A channel of the kind {} can't be made: {}", kind, e.getClass().getSimpleName());
      throw new ApiException(ApiErrorCode.BAD_PARAMETER, "The plugin refuses these settings.")
          .of("/settings");
    }
  }
}
