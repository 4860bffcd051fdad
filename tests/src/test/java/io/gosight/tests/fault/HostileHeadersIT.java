package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.load.GenerateLoad;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Headers and parameters that Camel interprets internally have no effect when a client sends them.
 */
@ExtendWith(SharedSite.class)
class HostileHeadersIT {
  private static final String TOPIC = "stolen";
  private static final String[] HEADERS = {
    "kafka.OVERRIDE_TOPIC", TOPIC,
    "KAFKA.override_topic", TOPIC,
    "kafka.PARTITION_KEY", "99",
    "kafka.KEY", "mine",
    "CamelHttpResponseCode", "500",
    "camelhttpresponsecode", "500",
    "CamelKafkaOverrideTopic", TOPIC,
    "CamelBeanMethodName", "getClass",
    "CamelRedis.Key", "apikey:x",
    "CamelFileName", "../../x",
    "org.apache.camel.x", "y",
    "x-forwarded-for", "'; DROP TABLE events; --"
  };

  @Test
  void changeNothing(Site site) throws Exception {
    site.run(Map.of());
    String id = "h" + GenerateLoad.runName();
    String[] headers = new String[HEADERS.length + 4];
    System.arraycopy(HEADERS, 0, headers, 4, HEADERS.length);
    headers[0] = "content-type";
    headers[1] = "application/json";
    headers[2] = "x-gosight-key";
    headers[3] = site.keys().write();
    HttpResponse<String> response =
        new Requests(site)
            .post(
                "/v1/events?kafka.OVERRIDE_TOPIC="
                    + TOPIC
                    + "&CamelHttpResponseCode=500&kafka.KEY=mine&CamelBeanMethodName=getClass",
                Requests.oneEvent(id).getBytes(StandardCharsets.UTF_8),
                headers);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().map().keySet())
        .noneMatch(name -> name.startsWith("kafka") || name.startsWith("camel"));
    ClickHouseSql sql = new ClickHouseSql(site.engines().properties());
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        sql.number(
                            "SELECT count() FROM events FINAL WHERE event_id = '" + id + "'"))
                    .isEqualTo(1));
    assertThat(topics(site)).doesNotContain(TOPIC);
  }

  private static Iterable<String> topics(Site site) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                site.engines().properties().get("gosight.kafka.brokers")))) {
      return admin.listTopics().names().get();
    }
  }
}
