package io.gosight.app;

import com.clickhouse.client.api.Client;
import io.gosight.connections.ConnectionLimits;
import io.gosight.host.CacheDirectory;
import io.gosight.host.Plugins;
import io.gosight.http.ExternalHeaderFilter;
import io.gosight.http.OutgoingHeaderFilter;
import io.gosight.kafka.HubKafkaClientFactory;
import io.gosight.project.PostgresChoices;
import io.gosight.project.ProjectCounting;
import io.gosight.settings.Settings;
import io.gosight.stage.DiskPressure;
import io.gosight.stage.EngineReport;
import io.gosight.stage.HealthChecks;
import io.gosight.stage.Lifecycle;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Roles;
import io.gosight.stage.StageContext;
import io.gosight.steps.DecodeAlert;
import io.gosight.steps.DecodeEvents;
import io.gosight.steps.EncodeEvents;
import io.gosight.storage.KafkaClients;
import io.gosight.storage.KafkaSettings;
import io.gosight.threads.HubThreads;
import io.gosight.trackers.TrackerAnswers;
import io.gosight.trackers.TrackerBatches;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * What stages get from a running hub. Used by the thread that starts the hub.
 *
 * @param open what is closed when the hub stops, the last first
 */
record HubContext(
    Settings settings,
    Roles roles,
    Clock clock,
    MeterRegistry meters,
    CamelContext camel,
    Plugins plugins,
    DataFolder data,
    Stores stores,
    HealthChecks health,
    Lifecycle lifecycle,
    DiskPressure diskPressure,
    ConnectionLimits connections,
    HubThreads threads,
    Supplier<Map<String, EngineReport>> engines,
    Deque<AutoCloseable> open)
    implements StageContext {

  @Override
  public Mode mode() {
    return Mode.parse(settings.read(HubSettings.class).mode());
  }

  @Override
  public String node() {
    String name = settings.read(HubSettings.class).node();
    return name.isEmpty() ? data.constant("node") : name;
  }

  @Override
  public String secret(String name) {
    return data.constant(name);
  }

  @Override
  public Path dataFolder(String name) {
    return data.path().resolve(name);
  }

  @Override
  public Path cacheFolder() {
    return CacheDirectory.of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  @Override
  public DataSource postgres() {
    return stores.postgres();
  }

  @Override
  public Client clickHouseWriter() {
    return stores.clickHouseWriter();
  }

  @Override
  public Client clickHouseRowReader() {
    return stores.clickHouseRowReader();
  }

  @Override
  public DataSource clickHouseReader() {
    return stores.clickHouseReader();
  }

  @Override
  public StringRedisTemplate redis() {
    return stores.redis();
  }

  @Override
  public void bind(String name, Object bean) {
    camel.getRegistry().bind(name, bean);
  }

  @Override
  public <T> T bean(Class<T> type) {
    T bean = camel.getRegistry().findSingleByType(type);
    if (bean == null) {
      throw new IllegalStateException("No stage has bound a " + type.getName() + ".");
    }
    return bean;
  }

  @Override
  public <T extends AutoCloseable> T keep(T resource) {
    open.push(resource);
    return resource;
  }

  /** Binds what every stage may use, then the beans of each stage. */
  void bind(Stages stages) {
    bind("connectionLimits", connections);
    bind("postgres", postgres());
    bind("redis", redis());
    // An ingest node need not know where ClickHouse is.
    if (!roles.roles().equals(Set.of(Role.INGEST))) {
      bind("clickhouse", clickHouseReader());
    }
    bind("externalHeaderFilter", new ExternalHeaderFilter());
    bind(
        "kafkaClientFactory",
        new HubKafkaClientFactory(
            KafkaClients.properties(settings.read(KafkaSettings.class)), lifecycle));
    bind("outgoingHeaderFilter", new OutgoingHeaderFilter());
    bind("decode-events", new DecodeEvents());
    bind("encode-events", new EncodeEvents());
    bind("decode-alert", new DecodeAlert());
    bind("tracker-batches", new TrackerBatches());
    bind(
        "projectCounting",
        keep(new ProjectCounting(new PostgresChoices(postgres()), meters, threads)));
    bind("tracker-answers", new TrackerAnswers());
    stages.all().forEach(stage -> stage.bind(this));
  }
}
