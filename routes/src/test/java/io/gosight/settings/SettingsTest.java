package io.gosight.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.app.Roles;
import io.gosight.cli.Ports;
import io.gosight.common.OperatorException;
import io.gosight.storage.ClickHouseMigrations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path config;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        config.resolve("application.properties"), "gosight.a-b.port=1\ngosight.x=file \n");
    Files.writeString(config.resolve("application-big.properties"), "gosight.x=profile\n");
  }

  private Settings load(Map<String, String> environment, Map<String, String> overrides) {
    return Settings.load(config, List.of("big"), environment, overrides);
  }

  @Test
  void theLaterWins() {
    assertThat(Settings.load(config, List.of(), Map.of(), Map.of()).text("gosight.x"))
        .isEqualTo("file");
    assertThat(load(Map.of(), Map.of()).text("gosight.x")).isEqualTo("profile");
    Map<String, String> environment = Map.of("GOSIGHT_X", "env", "GOSIGHT_A_B_PORT", "2");
    assertThat(load(environment, Map.of()).text("gosight.x")).isEqualTo("env");
    assertThat(load(environment, Map.of()).number("gosight.a-b.port")).isEqualTo(2);
    assertThat(load(environment, Map.of("gosight.x", "set")).text("gosight.x")).isEqualTo("set");
    assertThat(load(Map.of(), Map.of()).with(Map.of("gosight.x", "more")).text("gosight.x"))
        .isEqualTo("more");
  }

  @Test
  void saysWhatIsWrongByItsName() {
    Settings settings = load(Map.of(), Map.of("gosight.empty", ""));
    assertThat(settings.has("gosight.empty")).isFalse();
    assertThatThrownBy(() -> settings.text("gosight.y")).hasMessageContaining("gosight.y");
    assertThatThrownBy(() -> settings.number("gosight.x"))
        .hasMessageContaining("gosight.x")
        .hasMessageContaining("'profile'");
    for (String profile : List.of("none", "../secret", "")) {
      assertThatThrownBy(() -> Settings.load(config, List.of(profile), Map.of(), Map.of()))
          .isInstanceOf(OperatorException.class)
          .hasMessageContaining("'" + profile + "'");
    }
  }

  @Test
  void rolesNameTheirRoutesAndTheChoices() {
    assertThat(Roles.parse("all").routeFolders()).contains("ingest", "store", "api", "errors");
    assertThat(Roles.parse("event, api").routeFolders())
        .contains("store", "api")
        .doesNotContain("ingest", "fan-out");
    assertThatThrownBy(() -> Roles.parse("ingest,evnt"))
        .hasMessageContaining("'evnt'")
        .hasMessageContaining("all, ingest, event, insight, alert, api");
  }

  @Test
  void aBusyPortIsASentenceThatNamesItsProperty() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings settings =
          load(
              Map.of(),
              Map.of(
                  "gosight.http.host",
                  "127.0.0.1",
                  "gosight.http.port",
                  String.valueOf(busy.getLocalPort())));
      assertThatThrownBy(
              () -> Ports.requireFree(settings, "gosight.http.host", "gosight.http.port"))
          .isInstanceOf(OperatorException.class)
          .hasMessageContaining(String.valueOf(busy.getLocalPort()))
          .hasMessageContaining("--port");
    }
  }

  @Test
  void migrationsCanBeRunAgain() {
    assertThat(
            ClickHouseMigrations.statements(
                """
                -- A comment; with a semicolon.
                CREATE TABLE a (x String) -- more;
                ENGINE = MergeTree;
                CREATE TABLE IF NOT EXISTS b (y String);

                CREATE MATERIALIZED VIEW c TO a AS SELECT 1;
                """))
        .hasSize(3)
        .satisfiesExactly(
            a -> assertThat(a).startsWith("CREATE TABLE IF NOT EXISTS a (x String)"),
            b -> assertThat(b).startsWith("CREATE TABLE IF NOT EXISTS b"),
            c -> assertThat(c).startsWith("CREATE MATERIALIZED VIEW IF NOT EXISTS c"));
  }
}
