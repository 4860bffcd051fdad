package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid keys are refused. */
@ExtendWith(SharedSite.class)
class BadKeysIT {
  private static final String UNKNOWN = "gsw_BBBBBBBBBBBBBBBBBBBBBB";

  private final Site site;
  private final Requests requests;

  BadKeysIT(Site site) {
    this.site = site;
    this.requests = new Requests(site);
  }

  @BeforeEach
  void start() throws Exception {
    site.run(Map.of());
  }

  @Test
  void noKey() throws Exception {
    HttpResponse<String> response =
        requests.post(
            "/v1/events",
            Requests.oneEvent("no-key").getBytes(StandardCharsets.UTF_8),
            "content-type",
            "application/json");
    Refusals.check(response, 401, "missing_key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UNKNOWN,
        "gsw_short",
        "gsw_BBBBBBBBBBBBBBBBBBBBBBB",
        "' OR 1=1 --",
        "gsw_../../../../etc/passwd",
        "${env:HOME}"
      })
  void unknownOrMalformedKey(String key) throws Exception {
    Refusals.check(requests.send(key, Requests.oneEvent("bad-key")), 401, "unknown_key");
  }

  @Test
  void secretKey() throws Exception {
    Refusals.check(
        requests.send(site.keys().secret(), Requests.oneEvent("secret")),
        403,
        "secret_key_refused");
  }

  @Test
  void writeKeyDoesNotRead() throws Exception {
    HttpResponse<String> response =
        requests.get("/api/v1/projects/demo/overview", site.keys().write());
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("\"code\":\"write_key_refused\"");
  }

  @Test
  void revokedKeyIsRefusedSoon() throws Exception {
    String key = site.command("keys", "create", "--kind", "write", "--name", "to-revoke").trim();
    assertThat(requests.send(key, Requests.oneEvent("revoked-1")).statusCode()).isEqualTo(200);
    String id =
        site.command("keys", "list")
            .lines()
            .filter(line -> line.contains(key))
            .map(line -> line.split(" ", 2)[0])
            .findFirst()
            .orElseThrow();
    assertThat(site.command("keys", "revoke", id)).contains("revoked");
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                Refusals.check(
                    requests.send(key, Requests.oneEvent("revoked-2")), 401, "unknown_key"));
  }
}
