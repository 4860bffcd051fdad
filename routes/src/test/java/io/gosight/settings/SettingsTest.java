package io.gosight.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final SettingsCatalog CATALOG =
      new SettingsCatalog(List.of(Thing.class, Needed.class));

  @TempDir private Path config;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        config.resolve("application.properties"), "gosight.a-b.port=1\ngosight.x=file \n");
    Files.writeString(config.resolve("application-big.properties"), "gosight.x=profile\n");
  }

  private Settings load(Map<String, String> environment, Map<String, String> overrides) {
    return Settings.load(CATALOG, config, List.of("big"), environment, overrides);
  }

  private static String x(Settings settings) {
    return settings.read(Thing.class).x();
  }

  @Test
  void theLaterWins() {
    assertThat(x(Settings.load(CATALOG, config, List.of(), Map.of(), Map.of()))).isEqualTo("file");
    assertThat(x(load(Map.of(), Map.of()))).isEqualTo("profile");
    Map<String, String> environment = Map.of("GOSIGHT_X", "env", "GOSIGHT_A_B_PORT", "2");
    assertThat(x(load(environment, Map.of()))).isEqualTo("env");
    assertThat(load(environment, Map.of()).read(Thing.class).port()).isEqualTo(2);
    assertThat(x(load(environment, Map.of("gosight.x", "set")))).isEqualTo("set");
    assertThat(x(load(Map.of(), Map.of()).with(Map.of("gosight.x", "more")))).isEqualTo("more");
  }

  @Test
  void readsEveryTypeAndItsDefault() {
    assertThat(load(Map.of(), Map.of()).read(Thing.class))
        .isEqualTo(new Thing("profile", 1, Duration.ofMillis(5), true, List.of("a", "b")));
  }

  @Test
  void refusesAValueByTheNameOfItsKey() {
    refuses("gosight.a-b.port", "profile", "whole number");
    refuses("gosight.a-b.port", "65536", "from 0 to 65535");
    refuses("gosight.a-b.port", "-1", "from 0 to 65535");
    refuses("gosight.on", "yes", "true or false");
  }

  private void refuses(String key, String value, String accepted) {
    assertThatThrownBy(() -> load(Map.of(), Map.of(key, value)).read(Thing.class))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining(accepted);
  }

  @Test
  void namesARequiredKeyThatIsMissing() {
    Settings settings = load(Map.of(), Map.of());
    assertThat(settings.isComplete(Needed.class)).isFalse();
    assertThatThrownBy(() -> settings.read(Needed.class)).hasMessageContaining("gosight.needed");
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheNearestOne() throws IOException {
    unknown(() -> load(Map.of(), Map.of("gosight.a-b.prt", "1")), "did you mean gosight.a-b.port?");
    unknown(() -> load(Map.of("GOSIGHT_NAMS", "1"), Map.of()), "did you mean gosight.names?");
    Files.writeString(config.resolve("application.properties"), "gosight.wait=1\n");
    unknown(() -> load(Map.of(), Map.of()), "did you mean gosight.wait-ms?");
  }

  private static void unknown(Runnable load, String message) {
    assertThatThrownBy(load::run)
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesFileAndLineOfWhatItRefuses() throws IOException {
    Path own = config.resolve("gosight.conf");
    refusesFile(own, "# mine\n\ngosight.a-b.port = x\n", own + ":3", "whole number");
    refusesFile(
        own, "gosight.x=1\ngosight.a-b.prt: 1\n", own + ":2", "did you mean gosight.a-b.port?");
    refusesFile(own, "gosight.x=C:\\users\n", own + ":1", "four hex digits");
    Files.write(own, new byte[] {'a', '=', (byte) 0xE4});
    assertThatThrownBy(() -> withOwn(own)).hasMessageContaining("UTF-8");
    Files.writeString(own, "\uFEFFgosight.x=mine\n");
    assertThat(x(withOwn(own))).isEqualTo("mine");
  }

  private Settings withOwn(Path own) {
    return Settings.load(CATALOG, config, List.of(), Optional.of(own), Map.of(), Map.of());
  }

  private void refusesFile(Path own, String text, String place, String message) throws IOException {
    Files.writeString(own, text);
    assertThatThrownBy(() -> withOwn(own).read(Thing.class))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(message);
  }

  @Test
  void takesKeysOfPluginsCamelAndTheLauncher() {
    Map<String, String> environment = Map.of("GOSIGHT_CACHE", "/x", "GOSIGHT_DETECTOR_A_B", "1");
    Map<String, String> set =
        Map.of("gosight.detector.rage-click.clicks", "4", "camel.main.name", "x");
    assertThat(load(environment, set).all()).containsAllEntriesOf(set);
  }

  @Test
  void refusesAProfileThatIsNotThere() {
    for (String profile : List.of("none", "../secret", "")) {
      assertThatThrownBy(() -> Settings.load(CATALOG, config, List.of(profile), Map.of(), Map.of()))
          .isInstanceOf(OperatorException.class)
          .hasMessageContaining("'" + profile + "'");
    }
  }
}
