package io.gosight.alert;

import com.clickhouse.client.api.Client;
import io.gosight.host.Channels;
import io.gosight.settings.Settings;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.stage.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    Client reader = context.clickHouseReader();
    Clock clock = context.clock();
    MeterRegistry meters = context.meters();
    context.bind(
        "channel",
        new ChannelComponent(
            Channels.make(context.plugins(), context.settings().all()).usable(),
            settings.sendTimeout(),
            clock,
            meters));
    context.bind("alertEvaluator", new AlertEvaluator(postgres, clock, meters));
    context.bind("metricEvaluator", new MetricEvaluator(postgres, reader, clock, meters));
    context.bind("alertDigests", new AlertDigests(postgres, clock));
    context.bind("alertOutbox", new AlertOutbox(postgres, clock));
    context.bind("alertDeliveries", new AlertDeliveries(postgres, clock));
    context.bind("deliveryRuns", new DeliveryRuns(postgres, clock, times(settings), meters));
    context.bind("alertTidying", new AlertTidying(postgres, clock, settings.history(), meters));
  }

  private static DeliveryTimes times(AlertSettings settings) {
    return new DeliveryTimes(
        settings.retryFirst(),
        settings.retryLongest(),
        settings.sendTimeout().multipliedBy(2).plusSeconds(30),
        settings.giveUp(),
        new SecureRandom());
  }
}
