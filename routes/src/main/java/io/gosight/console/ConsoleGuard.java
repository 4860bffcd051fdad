package io.gosight.console;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses requests that a page of another site makes the operator's browser send: by the Host
 * header (DNS rebinding) and by the Origin header (CSRF). Adds the security headers. Immutable.
 */
final class ConsoleGuard implements Handler<RoutingContext> {
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
          + " worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

  ConsoleGuard(String host, List<String> allowedHosts) {
    hosts.add(host.toLowerCase(Locale.ROOT));
    allowedHosts.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    response
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    String host = request.getHeader("host");
    if (host == null || !hosts.contains(name(host))) {
      refuse(
          response, 421, "This host name is not allowed; add it to gosight.hawtio.allowed-hosts.");
    } else if (!isSameOrigin(request, host)) {
      refuse(response, 403, "A page of another origin can't use this console.");
    } else {
      context.next();
    }
  }

  private static void refuse(HttpServerResponse response, int status, String message) {
    response.setStatusCode(status).putHeader("Content-Type", "text/plain").end(message + "\n");
  }

  private static String name(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
  }

  private static boolean isSameOrigin(HttpServerRequest request, String host) {
    String site = request.getHeader("sec-fetch-site");
    boolean safe =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    if (site != null && !safe && !site.equals("same-origin")) {
      return false;
    }
    String origin = request.getHeader("origin");
    if (origin == null) {
      return true;
    }
    try {
      return host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
