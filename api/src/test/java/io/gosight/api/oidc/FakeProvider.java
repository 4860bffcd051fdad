package io.gosight.api.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A provider that gives whatever ID token a test wants. */
final class FakeProvider implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger discoveries = new AtomicInteger();
  private volatile String idToken = "";
  private volatile String issuer;

  FakeProvider(JWKSet keys) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = address().toString();
    answer("/.well-known/openid-configuration", this::discovery);
    answer("/keys", () -> keys.toString(true));
    answer(
        "/token",
        () ->
            "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}");
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void give(String token) {
    idToken = token;
  }

  /** Names another issuer from now on. */
  void pretend(String other) {
    issuer = other;
  }

  int discoveries() {
    return discoveries.get();
  }

  private String discovery() {
    discoveries.incrementAndGet();
    return """
        {"issuer": "%s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/token",
         "jwks_uri": "%2$s/keys", "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"], "response_types_supported": ["code"]}
        """
        .formatted(issuer, address());
  }

  private void answer(String path, Supplier<String> body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
