package io.gosight.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.host.LoadedPlugin;
import io.gosight.host.PluginHandle;
import io.gosight.host.channel.HostedChannel;
import io.gosight.proto.v1.Alert;
import io.gosight.spi.PluginConfigurationException;
import io.gosight.spi.channel.NotificationChannelFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What a project may set up without the operator. */
class OwnChannelKindsTest {
  private static final String SECRET = "correct horse battery staple";
  private static final Map<String, String> HOOK =
      Map.of("url", "https://hooks.example/in?key=abc", "secret", SECRET);

  private final OwnChannelKinds kinds = new OwnChannelKinds(handles());

  private static List<PluginHandle<NotificationChannelFactory>> handles() {
    List<PluginHandle<NotificationChannelFactory>> handles = new ArrayList<>();
    for (NotificationChannelFactory factory :
        ServiceLoader.load(NotificationChannelFactory.class)) {
      handles.add(
          new PluginHandle<>(
              factory,
              new LoadedPlugin(
                  factory.name(),
                  "NotificationChannelFactory",
                  "1",
                  Path.of("."),
                  LoadedPlugin.State.LOADED,
                  Optional.empty())));
    }
    return handles;
  }

  @Test
  void aWebhookIsMadeAndShownWithoutItsSecrets() throws Exception {
    HostedChannel channel = kinds.make("webhook", HOOK);
    String preview =
        OwnChannelKinds.preview(
            channel, Alert.newBuilder().setTitle("Rage in the cart " + SECRET).build(), 0);
    assertThat(preview).contains("Rage in the cart").doesNotContain(SECRET, "abc");
    assertThat(kinds.make("telegram", Map.of("token", "12345:" + "a".repeat(35), "chat-id", "42")))
        .isNotNull();
  }

  @Test
  void whatIsOptionalIsTheOperatorsToAllow() {
    for (String key : List.of("allow-http", "allow-private-addresses", "unknown")) {
      Map<String, String> settings = new HashMap<>(HOOK);
      settings.put(key, "true");
      assertThatThrownBy(() -> kinds.make("webhook", settings))
          .isInstanceOf(PluginConfigurationException.class)
          .hasMessageContaining(key)
          .hasMessageNotContaining(SECRET);
    }
    assertThatThrownBy(
            () ->
                kinds.make(
                    "telegram",
                    Map.of(
                        "token", "12345:" + "a".repeat(35),
                        "chat-id", "42",
                        "base-uri", "http://169.254.169.254")))
        .isInstanceOf(PluginConfigurationException.class);
  }

  @Test
  void anInsecureAddressAndTheHubsMailServerAreRefused() {
    assertThatThrownBy(
            () -> kinds.make("webhook", Map.of("url", "http://hooks.example", "secret", SECRET)))
        .isInstanceOf(PluginConfigurationException.class);
    assertThatThrownBy(
            () ->
                kinds.make(
                    "email",
                    Map.of("host", "127.0.0.1", "from", "a@shop.example", "to", "b@shop.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("operator");
    assertThatThrownBy(() -> kinds.make("file", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("webhook");
  }
}
