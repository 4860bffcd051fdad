package io.gosight.app;

import com.clickhouse.client.api.Client;
import com.google.common.base.Splitter;
import io.gosight.host.Detectors;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.Plugins;
import io.gosight.host.detector.Patience;
import io.gosight.insight.DetectorBreaker;
import io.gosight.insight.DetectorComponent;
import io.gosight.insight.InsightMessages;
import io.gosight.insight.RedisTabs;
import io.gosight.settings.Settings;
import io.gosight.storage.ClickHouse;
import io.gosight.store.InsightRows;
import io.gosight.store.InsightStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.spi.Registry;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Makes the beans of the routes that run detectors. */
public final class InsightBeans {
  private final Settings settings;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Registry registry;

  InsightBeans(Settings settings, Clock clock, MeterRegistry meters, Registry registry) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.registry = registry;
  }

  /** Looks after detectors, as the settings say. */
  static DetectorBreaker breaker(Settings settings, Clock clock, MeterRegistry meters) {
    return new DetectorBreaker(
        settings.number("gosight.insight.failures-to-cut-off"),
        Duration.ofMillis(settings.number("gosight.insight.call-budget-ms")),
        Duration.ofSeconds(settings.number("gosight.insight.cut-off-seconds")),
        clock,
        meters);
  }

  void bind(
      Plugins plugins,
      Client clickHouse,
      StringRedisTemplate redis,
      String node,
      DetectorBreaker breaker) {
    Set<String> off =
        Set.copyOf(
            Splitter.on(',')
                .trimResults()
                .omitEmptyStrings()
                .splitToList(settings.text("gosight.insight.detectors-off")));
    Detectors detectors =
        Detectors.make(
            plugins,
            new PluginConfigurationSource("detector", settings.all()),
            off,
            name ->
                what ->
                    meters.counter("detector_notes", "detector", name, "what", what).increment());
    registry.bind(
        "detector",
        new DetectorComponent(
            detectors,
            new RedisTabs(
                redis, node, Duration.ofMillis(patience(settings).forgetMs()), clock, meters),
            settings.number("gosight.insight.shared-windows"),
            breaker,
            patience(settings),
            clock));
    registry.bind("insightMessages", new InsightMessages(meters));
    registry.bind("insightRows", new InsightRows(clock));
    registry.bind("insightStore", new InsightStore(new ClickHouse(clickHouse, meters)));
  }

  /** How long detectors wait for events that are on their way. */
  public static Patience patience(Settings settings) {
    return new Patience(
        settings.number("gosight.insight.lateness-ms"),
        settings.number("gosight.insight.silence-ms"),
        Patience.DEFAULT.forgetMs());
  }
}
