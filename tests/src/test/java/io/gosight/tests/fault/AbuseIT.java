package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.tests.abuse.Attack;
import io.gosight.tests.abuse.Attacks;
import io.gosight.tests.hub.Hub;
import io.gosight.tests.load.GenerateLoad;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While strangers attack, a known sender is served, memory is bounded and the log stays short. */
@ExtendWith(SharedSite.class)
class AbuseIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(6);
  private static final int MOST_LOG_BYTES = 64 << 10;
  private static final double MOST_BUFFERED_BYTES = 70e6;
  private static final Pattern BUFFERED =
      Pattern.compile("(?m)^connections_buffered_bytes(?:\\{[^}]*})? ([0-9.E+]+)$");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void unauthenticatedClientsHarmNoSender(Site site) throws Exception {
    site.run(Map.of());
    Hub hub = site.hub();
    Requests requests = new Requests(site);
    String key = site.keys().write();
    Attacks attacks =
        new Attacks(hub.http().getPort(), hub.grpc().getPort(), hub.management().getPort(), key);
    String run = GenerateLoad.runName();
    int sent = 0;
    for (Attack attack : attacks.all()) {
      long logged = Files.size(hub.log());
      try (attack) {
        attack.start();
        for (Instant end = Instant.now().plus(LONG_ENOUGH); Instant.now().isBefore(end); ) {
          HttpResponse<String> answer = requests.send(key, Requests.oneEvent(run + "-" + sent++));
          assertThat(answer.statusCode()).as(attack.name() + ": " + answer.body()).isEqualTo(200);
          assertThat(bufferedBytes(hub)).as(attack.name()).isLessThan(MOST_BUFFERED_BYTES);
        }
      }
      assertThat(hub.isAlive()).as(attack.name()).isTrue();
      assertThat(Files.size(hub.log()) - logged).as(attack.name()).isLessThan(MOST_LOG_BYTES);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(bufferedBytes(hub)).isLessThan(1e6));
    assertThat(Files.readString(hub.log())).doesNotContain("\tat ", "OutOfMemory");
  }

  private double bufferedBytes(Hub hub) throws Exception {
    URI metrics = hub.management().resolve("/metrics");
    String text =
        http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    Matcher found = BUFFERED.matcher(text);
    assertThat(found.find()).as("the metric").isTrue();
    return Double.parseDouble(found.group(1));
  }
}
