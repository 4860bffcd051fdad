package io.gosight.app;

import io.gosight.alert.AlertStage;
import io.gosight.connections.ConnectionSettings;
import io.gosight.console.ConsoleSettings;
import io.gosight.enrich.EnrichStage;
import io.gosight.errors.ErrorsStage;
import io.gosight.fanout.FanOutStage;
import io.gosight.ingest.IngestStage;
import io.gosight.insight.InsightStage;
import io.gosight.kafka.KafkaStage;
import io.gosight.ledger.LedgerStage;
import io.gosight.log.LogSettings;
import io.gosight.operate.OperateStage;
import io.gosight.presence.PresenceStage;
import io.gosight.replay.ReplayStage;
import io.gosight.routing.LocalRouteSettings;
import io.gosight.settings.Settings;
import io.gosight.settings.SettingsCatalog;
import io.gosight.stage.Mode;
import io.gosight.stage.Roles;
import io.gosight.stage.Stage;
import io.gosight.stage.Topic;
import io.gosight.storage.ClickHouseSettings;
import io.gosight.storage.KafkaSettings;
import io.gosight.storage.PostgresSettings;
import io.gosight.storage.RedisSettings;
import io.gosight.storage.S3Settings;
import io.gosight.store.StoreStage;
import io.gosight.tier.TierStage;
import io.gosight.tracing.TracingStage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stages of the hub, in the order in which they bind their beans. Immutable.
 *
 * @param all the stages
 */
public record Stages(List<Stage> all) {
  /** Settings that belong to the process or to clients that stages share. */
  private static final List<Class<? extends Record>> SHARED =
      List.of(
          HubSettings.class,
          ConnectionSettings.class,
          LogSettings.class,
          KafkaSettings.class,
          ClickHouseSettings.class,
          PostgresSettings.class,
          RedisSettings.class,
          S3Settings.class,
          ConsoleSettings.class,
          LocalRouteSettings.class);

  /** Keeps a copy. */
  public Stages {
    all = List.copyOf(all);
  }

  /** Every stage that is shipped. A new stage is added here and nowhere else. */
  public static Stages shipped() {
    return new Stages(
        List.of(
            new ErrorsStage(),
            new KafkaStage(),
            new TracingStage(),
            new LedgerStage(),
            new IngestStage(),
            new EnrichStage(),
            new FanOutStage(),
            new PresenceStage(),
            new StoreStage(),
            new ReplayStage(),
            new TierStage(),
            new InsightStage(),
            new AlertStage(),
            new ApiStage(),
            new RealtimeStage(),
            new OperateStage(),
            new DemoStage()));
  }

  /** Those that a process with these roles runs in this mode. */
  public Stages of(Roles roles, Mode mode) {
    return new Stages(
        all.stream()
            .filter(stage -> roles.hasAny(stage.roles()) && stage.modes().contains(mode))
            .toList());
  }

  /** Those that are there in this mode, whatever the process does. */
  public Stages of(Mode mode) {
    return new Stages(all.stream().filter(stage -> stage.modes().contains(mode)).toList());
  }

  /** Every key that can be configured. */
  public SettingsCatalog catalog() {
    return new SettingsCatalog(
        Stream.concat(SHARED.stream(), all.stream().flatMap(stage -> stage.settings().stream()))
            .toList());
  }

  /** The folders of routes, each once. */
  public List<String> routeFolders() {
    return all.stream().flatMap(stage -> stage.routeFolders().stream()).distinct().toList();
  }

  /** The topics, as configured. */
  public List<Topic> topics(Settings settings) {
    return all.stream().flatMap(stage -> stage.topics(settings).stream()).toList();
  }
}
