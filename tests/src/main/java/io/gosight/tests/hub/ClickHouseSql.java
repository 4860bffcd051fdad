package io.gosight.tests.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Queries ClickHouse directly, without the hub. Safe for use by many threads. */
public final class ClickHouseSql {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final String user;
  private final String password;

  /** For the engine that these properties name. */
  public ClickHouseSql(Map<String, String> properties) {
    this.uri =
        URI.create(
            properties.get("gosight.clickhouse.url")
                + "/?database="
                + properties.get("gosight.clickhouse.database"));
    this.user = properties.get("gosight.clickhouse.user");
    this.password = properties.get("gosight.clickhouse.password");
  }

  /**
   * Runs a statement and returns the result as text.
   *
   * @throws IOException if ClickHouse is unavailable or rejects it
   */
  public String text(String sql) throws IOException {
    return send(sql, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)).trim();
  }

  /** Runs a statement and returns a number. */
  public long number(String sql) throws IOException {
    return Long.parseLong(text(sql));
  }

  /** Runs a statement and returns the result as a stream, which the caller closes. */
  public InputStream stream(String sql) throws IOException {
    return send(sql, HttpResponse.BodyHandlers.ofInputStream());
  }

  /** Runs a statement and writes the result to a file. */
  public void save(String sql, Path file) throws IOException {
    Path unused = send(sql, HttpResponse.BodyHandlers.ofFile(file));
  }

  private <T> T send(String sql, HttpResponse.BodyHandler<T> handler) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("X-ClickHouse-User", user)
            .header("X-ClickHouse-Key", password)
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    try {
      HttpResponse<T> response = http.send(request, handler);
      if (response.statusCode() != 200) {
        throw new IOException("ClickHouse rejected: " + sql + ": " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while querying ClickHouse.", e);
    }
  }
}
