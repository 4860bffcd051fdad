package io.gosight.app;

import com.clickhouse.client.api.Client;
import com.zaxxer.hikari.HikariDataSource;
import io.gosight.alert.AlertDeliveries;
import io.gosight.alert.AlertDigests;
import io.gosight.alert.AlertEvaluator;
import io.gosight.alert.AlertOutbox;
import io.gosight.alert.AlertTidying;
import io.gosight.alert.ChannelComponent;
import io.gosight.alert.DeliveryRuns;
import io.gosight.alert.DeliveryTimes;
import io.gosight.alert.MetricEvaluator;
import io.gosight.host.Channels;
import io.gosight.host.Plugins;
import io.gosight.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.spi.Registry;

/** Makes the beans of the routes that tell people. */
final class AlertBeans {
  private final Settings settings;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Registry registry;

  AlertBeans(Settings settings, Clock clock, MeterRegistry meters, Registry registry) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.registry = registry;
  }

  void bind(Plugins plugins, HikariDataSource postgres, Client reader) {
    DeliveryTimes times =
        new DeliveryTimes(
            Duration.ofMillis(settings.number("gosight.alert.retry-first-ms")),
            Duration.ofSeconds(settings.number("gosight.alert.retry-longest-seconds")),
            Duration.ofSeconds(2L * settings.number("gosight.alert.send-timeout-seconds") + 30),
            Duration.ofHours(settings.number("gosight.alert.give-up-hours")),
            new SecureRandom());
    registry.bind(
        "channel",
        new ChannelComponent(
            Channels.make(plugins, settings.all()).usable(),
            Duration.ofSeconds(settings.number("gosight.alert.send-timeout-seconds")),
            clock,
            meters));
    registry.bind("alertEvaluator", new AlertEvaluator(postgres, clock, meters));
    registry.bind("metricEvaluator", new MetricEvaluator(postgres, reader, clock, meters));
    registry.bind("alertDigests", new AlertDigests(postgres, clock));
    registry.bind("alertOutbox", new AlertOutbox(postgres, clock));
    registry.bind("alertDeliveries", new AlertDeliveries(postgres, clock));
    registry.bind("deliveryRuns", new DeliveryRuns(postgres, clock, times, meters));
    registry.bind(
        "alertTidying",
        new AlertTidying(
            postgres,
            clock,
            Duration.ofDays(settings.number("gosight.alert.history-days")),
            meters));
  }
}
