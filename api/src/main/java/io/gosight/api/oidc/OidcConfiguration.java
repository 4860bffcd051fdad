package io.gosight.api.oidc;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which provider may sign users in. Immutable.
 *
 * @param issuer the provider's address, under which its discovery document is
 * @param clientId how the provider knows the hub
 * @param clientSecret the hub's secret at the provider; empty for a public client
 * @param name how the provider is called on the login page
 * @param domains the domains of e-mail addresses that need no invitation, in lower case
 * @param redirect the hub's login page, to which the provider sends browsers back
 */
public record OidcConfiguration(
    URI issuer,
    String clientId,
    String clientSecret,
    String name,
    Set<String> domains,
    URI redirect) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  /**
   * Checks the addresses.
   *
   * @throws IllegalArgumentException if an address is not https, http being allowed on loopback
   *     only, or if there is no client id
   */
  public OidcConfiguration {
    requireSafe(issuer, "issuer");
    requireSafe(redirect, "address of the login page");
    if (clientId.isEmpty()) {
      throw new IllegalArgumentException("The provider needs a client id.");
    }
    domains =
        domains.stream()
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an address of e-mail is of a domain that needs no invitation. */
  public boolean allows(String email) {
    return domains.contains(email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
  }

  private static void requireSafe(URI address, String what) {
    boolean https = "https".equals(address.getScheme());
    boolean local = "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
    if (address.getHost() == null || !(https || local)) {
      throw new IllegalArgumentException(
          "The " + what + " must be an https address, not '" + address + "'.");
    }
  }

  /** Omits the secret, so that it never gets into a log. */
  @Override
  public String toString() {
    return "OidcConfiguration[" + issuer + ", " + clientId + "]";
  }
}
