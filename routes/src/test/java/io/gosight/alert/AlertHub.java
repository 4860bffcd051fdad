package io.gosight.alert;

import static org.awaitility.Awaitility.await;

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
import io.gosight.errors.DeadLetters;
import io.gosight.errors.Failures;
import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.PluginHandle;
import io.gosight.host.channel.HostedChannel;
import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Severity;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.testing.SettableClock;
import io.gosight.threads.HubThreads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The alert routes as they are shipped, on the real PostgreSQL and with the real channels. Topics
 * are short-circuited, and nothing happens by itself: the test says what time it is and what runs.
 */
final class AlertHub implements AutoCloseable {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "gosight.kafka.topic.insights", "insights",
          "gosight.kafka.topic.alerts", "alerts",
          "gosight.kafka.topic.dead-letters", "dead-letters",
          "gosight.alert.batch-records", "100",
          "gosight.alert.batch-wait-ms", "10",
          "gosight.alert.metrics-every-ms", "3600000",
          "gosight.alert.deliver-every-ms", "3600000");

  /** Alerts of a rule that are sent in an hour. */
  static final int MAX_PER_HOUR = 40;

  final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
  final String project = "p" + UUID.randomUUID();
  final FakeKafka kafka = new FakeKafka();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final JdbcClient sql;
  private final CamelContext camel = new DefaultCamelContext();
  private final DeliveryDispatcher dispatcher;

  AlertHub(AlertDatabase database, Map<String, String> channels) throws Exception {
    sql = JdbcClient.create(database.postgres());
    sql.sql("INSERT INTO projects (id, name) VALUES (?, 'Shop')").param(project).update();
    sql.sql("UPDATE alert_rules SET enabled = false").update();
    sql.sql("DELETE FROM alert_windows").update();
    sql.sql("UPDATE alert_deliveries SET state = 'given_up' WHERE state = 'waiting'").update();
    Properties properties = new Properties();
    properties.putAll(PROPERTIES);
    camel.getPropertiesComponent().setOverrideProperties(properties);
    camel.addComponent("kafka-batches", kafka.component());
    camel.addComponent("kafka", kafka.component());
    camel.addComponent(
        "channel",
        new ChannelComponent(
            made(channels),
            new OwnChannels(database.postgres(), new OwnChannelKinds(handles())),
            Duration.ofSeconds(5),
            clock,
            meters));
    RetryPolicy policy =
        new RetryPolicy(
            Duration.ofSeconds(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofDays(3),
            new Random(1));
    var postgres = database.postgres();
    bind("alertEvaluator", new AlertEvaluator(postgres, clock, MAX_PER_HOUR, meters));
    bind("metricEvaluator", new MetricEvaluator(postgres, null, clock, MAX_PER_HOUR, meters));
    bind("alertDigests", new AlertDigests(postgres, clock));
    bind("alertOutbox", new AlertOutbox(postgres, clock));
    bind("alertDeliveries", new AlertDeliveries(postgres, clock, Set.of("pager")));
    dispatcher = new DeliveryDispatcher(postgres, clock, policy, meters);
    bind("deliveryDispatcher", dispatcher);
    bind("deliveryThreads", new HubThreads(clock).pool("alert-delivery"));
    bind("alertPurge", new AlertPurge(postgres, clock, Duration.ofDays(90), meters));
    bind("deadLetters", new DeadLetters(meters));
    bind("periodicFailures", new Failures("failed", meters));
    // what a timer begins is begun by the test
    camel.addComponent("timer", kafka.component());
    PluginHelper.getRoutesLoader(camel).loadRoutes(routes());
    camel.start();
  }

  private void bind(String name, Object bean) {
    camel.getRegistry().bind(name, bean);
  }

  private static List<Resource> routes() {
    CamelContext camel = new DefaultCamelContext();
    return Stream.of(
            "errors/error-policies",
            "errors/publish-dead-letters",
            "alert/evaluate-alerts",
            "alert/notify")
        .map(
            name ->
                ResourceHelper.resolveResource(
                    camel, "file:" + ROOT.resolve("routes/" + name + ".camel.yaml")))
        .toList();
  }

  private static List<PluginHandle<NotificationChannelFactory>> handles() {
    List<PluginHandle<NotificationChannelFactory>> handles = new ArrayList<>();
    for (NotificationChannelFactory factory :
        ServiceLoader.load(NotificationChannelFactory.class)) {
      LoadedPlugin plugin =
          new LoadedPlugin(
              factory.name(),
              "NotificationChannelFactory",
              "1",
              Path.of("."),
              LoadedPlugin.State.LOADED,
              Optional.empty());
      handles.add(new PluginHandle<>(factory, plugin));
    }
    return handles;
  }

  private static Map<String, HostedChannel> made(Map<String, String> properties) throws Exception {
    PluginConfigurationSource configuration = new PluginConfigurationSource("channel", properties);
    Map<String, HostedChannel> channels = new HashMap<>();
    for (PluginHandle<NotificationChannelFactory> handle : handles()) {
      if (properties.keySet().stream().anyMatch(k -> k.contains("." + handle.name() + "."))) {
        channels.put(handle.name(), HostedChannel.make(handle, configuration));
      }
    }
    return channels;
  }

  /** Makes a channel of a project's own, as the API does. */
  void own(String projectId, String name, String kind, String settings) {
    sql.sql(
            "INSERT INTO project_channels (project_id, name, kind, settings, created_at)"
                + " VALUES (?, ?, ?, CAST(? AS jsonb), now())")
        .params(projectId, name, kind, settings)
        .update();
  }

  /** Adds a rule. */
  UUID rule(String condition, String groupBy, int coolDown, int digest, String... channels) {
    return sql.sql(
            "INSERT INTO alert_rules (project_id, name, condition, group_by, cool_down_seconds,"
                + " digest_seconds, channels) VALUES (?, 'Cart', CAST(? AS jsonb), ?, ?, ?,"
                + " CAST(? AS text[])) RETURNING id")
        .params(
            project, condition, groupBy, coolDown, digest, "{" + String.join(",", channels) + "}")
        .query(UUID.class)
        .single();
  }

  /** An insight of this moment. */
  Insight.Builder insight(String id) {
    return Insight.newBuilder()
        .setId(project + id)
        .setProjectId(project)
        .setDetector("rage-click")
        .setSeverity(Severity.SEVERITY_MEDIUM)
        .setSessionId("s1")
        .setTimeMs(clock.millis())
        .setPage("shop.example/cart")
        .setUrl("https://shop.example/cart")
        .setSelector("button#pay")
        .setFingerprint("rage-click|shop.example/cart|button#pay")
        .setSummary("5 clicks in 800 ms on <button>.");
  }

  /** Finds insights: they come by their topic. */
  void find(Insight.Builder... insights) throws Exception {
    kafka.deliver("insights", Stream.of(insights).map(i -> i.build().toByteArray()).toList());
  }

  /** Sends what is due now, and waits for what comes of it. */
  void deliver() throws Exception {
    startDelivering();
    await().atMost(Duration.ofSeconds(20)).until(() -> dispatcher.sending() == 0);
  }

  /** Starts to send what is due now. */
  void startDelivering() throws Exception {
    run("deliver-alerts");
  }

  /** Number of deliveries that are being sent. */
  int sending() {
    return dispatcher.sending();
  }

  /** Makes the digests that are due now. */
  void digest() throws Exception {
    run("make-digests");
  }

  private void run(String timer) throws Exception {
    kafka.deliver(timer, List.of());
  }

  List<String> states() {
    return sql.sql("SELECT state FROM alert_history WHERE project_id = ? ORDER BY created_at, id")
        .param(project)
        .query(String.class)
        .list();
  }

  List<String> deliveries() {
    return sql.sql(
            "SELECT d.channel || ' ' || d.state || ' ' || d.attempts FROM alert_deliveries d"
                + " JOIN alert_history h ON h.id = d.alert_id WHERE h.project_id = ?"
                + " ORDER BY d.channel, h.created_at")
        .param(project)
        .query(String.class)
        .list();
  }

  List<String> failures() {
    return sql.sql(
            "SELECT coalesce(a.failure, 'taken') FROM alert_attempts a"
                + " JOIN alert_history h ON h.id = a.alert_id WHERE h.project_id = ?"
                + " ORDER BY a.at, a.attempt")
        .param(project)
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    camel.stop();
  }
}
