package io.gosight.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.host.channel.HostedChannel;
import io.gosight.spi.channel.Alert;
import io.gosight.spi.channel.NotificationChannelFactory;
import io.gosight.spi.detector.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faulty channels, each beside a good one that must keep working. */
class ChannelZooTest {
  private static final String SAY =
      """
      String token = config.string("token");
      return (alert, now) -> new ChannelMessage(
          "nowhere:" + token, java.util.Map.of(), java.util.Map.of(), alert.title(), Reach.PUBLIC);
      """;
  private static final Alert ALERT =
      new Alert(
          "1",
          "shop",
          "Rule",
          Alert.Kind.TEST,
          Severity.LOW,
          "Title",
          "",
          0,
          0,
          0,
          "",
          "",
          "",
          "",
          0,
          List.of());

  @TempDir Path folder;
  private Plugins plugins;

  @BeforeEach
  void aGoodPlugin() throws IOException {
    new PluginJar().channel("Good", "good", SAY).write(folder.resolve("good.jar"));
  }

  @AfterEach
  void close() {
    if (plugins != null) {
      plugins.close();
    }
  }

  private Channels make(String... properties) throws IOException {
    plugins = PluginLoader.load(folder, List.of(NotificationChannelFactory.class));
    Map<String, String> all = new HashMap<>(Map.of("gosight.channel.good.token", "secret word"));
    for (String property : properties) {
      int equals = property.indexOf('=');
      all.put(property.substring(0, equals), property.substring(equals + 1));
    }
    return Channels.make(plugins, all);
  }

  private static LoadedPlugin plugin(Channels channels, String name) {
    return channels.plugins().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private void assertGoodOneWorks(Channels channels) throws Exception {
    HostedChannel good = channels.usable().get("good");
    assertThat(good.render(ALERT, 0).body()).isEqualTo("Title");
    assertThat(good.withoutSecrets("http://x/secret word/y")).isEqualTo("http://x/(hidden)/y");
    assertThat(plugin(channels, "good").state()).isEqualTo(LoadedPlugin.State.STARTED);
  }

  @Test
  void oneThatIsNotConfiguredIsNotInUseAndNotBroken() throws Exception {
    new PluginJar().channel("Other", "other", SAY).write(folder.resolve("other.jar"));
    Channels channels = make("gosight.channel.other.token= ");

    assertThat(channels.usable()).containsOnlyKeys("good");
    assertThat(plugin(channels, "other").state()).isEqualTo(LoadedPlugin.State.LOADED);
    assertGoodOneWorks(channels);
  }

  @Test
  void aWrongKeyIsNamedInFullAndWithoutItsValue() throws Exception {
    new PluginJar().channel("Other", "other", SAY).write(folder.resolve("other.jar"));
    Channels channels = make("gosight.channel.other.tokn=hush");

    PluginFailure failure = plugin(channels, "other").failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(PluginReason.BAD_CONFIGURATION);
    assertThat(failure.sentence())
        .contains("gosight.channel.other.tokn", "the keys are: token")
        .doesNotContain("hush");
    assertGoodOneWorks(channels);
  }

  @Test
  void oneThatCanNotBeMade() throws Exception {
    new PluginJar()
        .channel("Other", "other", "throw new IllegalStateException(\"no luck\");")
        .write(folder.resolve("other.jar"));
    Channels channels = make("gosight.channel.other.token=x");

    assertThat(plugin(channels, "other").failure().orElseThrow().reason())
        .isEqualTo(PluginReason.CREATE_FAILED);
    assertGoodOneWorks(channels);
  }

  @Test
  void oneThatFailsToRenderHarmsItsOwnMessageAlone() throws Exception {
    new PluginJar()
        .channel("Other", "other", "return (alert, now) -> { throw new LinkageError(\"ouch\"); };")
        .write(folder.resolve("other.jar"));
    Channels channels = make("gosight.channel.other.token=x");

    assertThatThrownBy(() -> channels.usable().get("other").render(ALERT, 0))
        .hasMessageContaining("ouch");
    assertGoodOneWorks(channels);
  }
}
