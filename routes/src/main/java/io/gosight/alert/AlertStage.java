package io.gosight.alert;

import io.gosight.alert.channel.ChannelComponent;
import io.gosight.alert.channel.OwnChannelKinds;
import io.gosight.alert.channel.OwnChannels;
import io.gosight.alert.delivery.AlertDeliveries;
import io.gosight.alert.delivery.DeliveryDispatcher;
import io.gosight.alert.delivery.RetryPolicy;
import io.gosight.alert.history.AlertOutbox;
import io.gosight.alert.history.AlertPurge;
import io.gosight.alert.rule.AlertDigests;
import io.gosight.alert.rule.AlertEvaluator;
import io.gosight.alert.rule.MetricEvaluator;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.ReadLimits;
import io.gosight.api.query.VisitReader;
import io.gosight.host.Channels;
import io.gosight.host.channel.HostedChannel;
import io.gosight.settings.Settings;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.stage.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Evaluates alert rules and delivers alerts to channels. */
public final class AlertStage implements Stage {
  @Override
  public String name() {
    return "alert";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.ALERT);
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(AlertSettings.class);
  }

  @Override
  public List<Topic> topics(Settings settings) {
    return List.of(new Topic(settings.read(AlertSettings.class).topic(), 1, Duration.ofDays(7)));
  }

  @Override
  public void bind(StageContext context) {
    AlertSettings settings = context.settings().read(AlertSettings.class);
    DataSource postgres = context.postgres();
    EventReader reader =
        new VisitReader(new ClickHouseReader(context.clickHouseReader(), ReadLimits.defaults()));
    Clock clock = context.clock();
    MeterRegistry meters = context.meters();
    Map<String, HostedChannel> channels =
        Channels.make(context.plugins(), context.settings().all()).usable();
    context.bind(
        "channel",
        new ChannelComponent(
            channels,
            new OwnChannels(
                postgres,
                new OwnChannelKinds(context.plugins().of(NotificationChannelFactory.class))),
            settings.sendTimeout(),
            clock,
            meters));
    HealthStatus configured =
        new HealthStatus(
            HealthStatus.Level.OK,
            "",
            Map.of("configured", channels.keySet().stream().sorted().toList()));
    context.health().add("channels", () -> configured);
    int maxPerHour = settings.maxPerRuleAndHour();
    context.bind("alertEvaluator", new AlertEvaluator(postgres, clock, maxPerHour, meters));
    context.bind(
        "metricEvaluator", new MetricEvaluator(postgres, reader, clock, maxPerHour, meters));
    context.bind("alertDigests", new AlertDigests(postgres, clock));
    context.bind("alertOutbox", new AlertOutbox(postgres, clock));
    context.bind(
        "alertDeliveries",
        new AlertDeliveries(postgres, clock, Set.copyOf(settings.routeChannels())));
    context.bind(
        "deliveryDispatcher",
        new DeliveryDispatcher(postgres, clock, retryPolicy(settings), meters));
    // The slots bound their number.
    context.bind("deliveryThreads", context.threads().pool("alert-delivery"));
    context.bind("alertPurge", new AlertPurge(postgres, clock, settings.history(), meters));
  }

  private static RetryPolicy retryPolicy(AlertSettings settings) {
    return new RetryPolicy(
        settings.retryFirst(),
        settings.retryLongest(),
        settings.sendTimeout().multipliedBy(2).plusSeconds(30),
        settings.giveUp(),
        new SecureRandom());
  }
}
