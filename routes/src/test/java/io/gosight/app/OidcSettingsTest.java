package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.api.oidc.OidcConfiguration;
import io.gosight.common.OperatorException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OidcSettingsTest {
  private static OidcSettings settings(String issuer, String client) {
    return new OidcSettings(issuer, client, "a secret", "Example", List.of("Shop.example"));
  }

  @Test
  void nothingIsConfiguredWithoutAnIssuer() {
    assertThat(settings("", "").provider("https://hub.example")).isEmpty();
  }

  @Test
  void theLoginPageOfThePublicUrlIsTheRedirectAddress() {
    OidcConfiguration provider =
        settings("https://id.example", "gosight").provider("https://hub.example/").orElseThrow();
    assertThat(provider.redirect()).hasToString("https://hub.example/login");
    assertThat(provider.allows("ana@shop.example")).isTrue();
    assertThat(provider.allows("ana@shop.example.evil.example")).isFalse();
    assertThat(settings("https://id.example", "gosight").toString()).doesNotContain("a secret");
  }

  @Test
  void whatIsMissingIsSaidAtTheStart() {
    assertThatThrownBy(() -> settings("https://id.example", "gosight").provider(""))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("gosight.api.public-url");
    assertThatThrownBy(() -> settings("https://id.example", "").provider("https://hub.example"))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("client id");
    assertThatThrownBy(
            () -> settings("http://id.example", "gosight").provider("https://hub.example"))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("https");
  }
}
