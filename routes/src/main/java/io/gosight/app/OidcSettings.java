package io.gosight.app;

import io.gosight.api.oidc.OidcConfiguration;
import io.gosight.common.OperatorException;
import io.gosight.settings.Setting;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The OpenID Connect provider that may sign users in.
 *
 * @param issuer {@code gosight.oidc.issuer}
 * @param clientId {@code gosight.oidc.client-id}
 * @param clientSecret {@code gosight.oidc.client-secret}
 * @param name {@code gosight.oidc.name}
 * @param allowedDomains {@code gosight.oidc.allowed-domains}
 */
public record OidcSettings(
    @Setting(
            key = "gosight.oidc.issuer",
            meaning =
                "An OpenID Connect provider that may sign users in, such as https://id.example; needs gosight.api.public-url, whose /login is the redirect address to register there.")
        String issuer,
    @Setting(key = "gosight.oidc.client-id", meaning = "The hub's id at the provider.")
        String clientId,
    @Setting(
            key = "gosight.oidc.client-secret",
            meaning = "The hub's secret at the provider; empty for a public client.")
        String clientSecret,
    @Setting(
            key = "gosight.oidc.name",
            meaning = "How the login page calls the provider.",
            defaultValue = "single sign-on")
        String name,
    @Setting(
            key = "gosight.oidc.allowed-domains",
            meaning =
                "Whoever has a verified address of one of these domains gets an account without an invitation, but is in no project yet.")
        List<String> allowedDomains) {
  /**
   * The provider; empty if none is configured.
   *
   * @param publicUrl the address under which browsers reach the hub
   * @throws OperatorException if the settings are not enough
   */
  Optional<OidcConfiguration> provider(String publicUrl) {
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    if (publicUrl.isEmpty()) {
      throw new OperatorException(
          "gosight.oidc.issuer needs gosight.api.public-url, to which the provider sends browsers back.");
    }
    try {
      return Optional.of(
          new OidcConfiguration(
              URI.create(issuer),
              clientId,
              clientSecret,
              name,
              new HashSet<>(allowedDomains),
              URI.create(publicUrl.replaceAll("/+$", "") + "/login")));
    } catch (IllegalArgumentException e) {
      throw new OperatorException("gosight.oidc: " + e.getMessage(), e);
    }
  }

  /** Omits the secret, so that it never gets into a log. */
  @Override
  public String toString() {
    return "OidcSettings[" + issuer + "]";
  }
}
