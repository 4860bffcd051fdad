package io.gosight.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The OpenID Connect provider of {@code src/test/node}, whose code is not ours, on loopback. */
final class IdentityProvider implements AutoCloseable {
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "identity-provider.mjs");
  private static final int MOST_REDIRECTS = 10;

  private final Process process;
  private final String issuer;
  private final String redirect;

  /** Starts it; signs browsers in for this login page only. */
  IdentityProvider(String redirect) throws IOException, InterruptedException {
    Path work = Files.createDirectories(Path.of("target", "node").toAbsolutePath());
    for (String file : FILES) {
      Files.write(work.resolve(file), Files.readAllBytes(Path.of("src/test/node", file)));
    }
    Process install =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(work.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (install.waitFor() != 0) {
      throw new IOException(said);
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    this.issuer = "http://127.0.0.1:" + port;
    this.redirect = redirect;
    this.process =
        new ProcessBuilder("node", "identity-provider.mjs", Integer.toString(port), redirect)
            .directory(work.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
      if (line == null) {
        throw new IOException("The provider did not start.");
      }
    }
  }

  String issuer() {
    return issuer;
  }

  /** What the browser of this person brings back to the login page. */
  Map<String, String> signIn(String authorizationUrl, String person) throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    URI next =
        URI.create(
            authorizationUrl + "&login_hint=" + URLEncoder.encode(person, StandardCharsets.UTF_8));
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      HttpResponse<String> response =
          browser.send(HttpRequest.newBuilder(next).build(), HttpResponse.BodyHandlers.ofString());
      next =
          next.resolve(
              response
                  .headers()
                  .firstValue("Location")
                  .orElseThrow(
                      () -> new AssertionError(response.statusCode() + " " + response.body())));
      if (next.toString().startsWith(redirect)) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : next.getQuery().split("&", -1)) {
          query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return query;
      }
    }
    throw new AssertionError("The provider sends the browser around in circles.");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
