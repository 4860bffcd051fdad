package io.gosight.api.request;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Reads from a request who sent it, and how. Safe for use by many threads. */
public final class RequestClients {
  /** The name of the cookie with the refresh token. */
  public static final String REFRESH_COOKIE = "gosight_refresh";

  /** The name of the cookie of an attempt to sign in by an identity provider. */
  public static final String OIDC_COOKIE = "gosight_oidc";

  private static final int MAX_USER_AGENT = 300;

  private final ClientAddresses addresses;
  private final String publicOrigin;

  /**
   * A reader.
   *
   * @param publicUrl the address under which browsers reach the hub, such as {@code
   *     https://gosight.example}; empty if they use the hub's own
   * @throws IllegalArgumentException if it is not an http or https address
   */
  public RequestClients(ClientAddresses addresses, String publicUrl) {
    this.addresses = addresses;
    this.publicOrigin = publicUrl.isEmpty() ? "" : origin(URI.create(publicUrl));
  }

  /** Who sent the request; called by its event loop. */
  public RequestClient of(HttpServerRequest request) {
    return new RequestClient(
        addresses.of(
            request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress(),
            request.headers().getAll("X-Forwarded-For"),
            request.headers().getAll("Forwarded")),
        shortened(header(request, "User-Agent")),
        header(request, "Content-Type"),
        header(request, "Accept"),
        isSameSite(request),
        publicOrigin.startsWith("https:")
            || request.isSSL()
            || header(request, "X-Forwarded-Proto").equals("https"),
        cookie(request, REFRESH_COOKIE),
        cookie(request, OIDC_COOKIE));
  }

  private static Optional<String> cookie(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
  }

  /** Browsers send Origin with every POST; programs, which hold no foreign cookies, need not. */
  private boolean isSameSite(HttpServerRequest request) {
    String origin = header(request, "Origin").toLowerCase(Locale.ROOT);
    if (origin.isEmpty()) {
      return !header(request, "Sec-Fetch-Site").equals("cross-site");
    }
    // Of HTTP/2 too, where there is no header Host.
    String host = String.valueOf(request.authority()).toLowerCase(Locale.ROOT);
    return origin.equals(publicOrigin)
        || origin.equals("https://" + host)
        || (publicOrigin.isEmpty() && origin.equals("http://" + host));
  }

  private static String origin(URI url) {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "The public URL must be like https://gosight.example, not '" + url + "'.");
    }
    return (scheme + "://" + url.getAuthority()).toLowerCase(Locale.ROOT);
  }

  private static String header(HttpServerRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }

  private static String shortened(String text) {
    return text.length() <= MAX_USER_AGENT ? text : text.substring(0, MAX_USER_AGENT);
  }
}
