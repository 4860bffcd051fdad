package io.gosight.engine.clickhouse;

import io.gosight.spi.Engine;
import io.gosight.spi.testing.TrialEngineContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** A running engine for a test, with a plain HTTP client of the JDK. */
record TestEngine(Engine engine, Map<String, String> properties, HttpClient client)
    implements AutoCloseable {
  static final String PASSWORD = TrialEngineContext.PASSWORD;

  static TestEngine start(Path directory, Map<String, String> config) throws Exception {
    ClickHouseEngineFactory factory = new ClickHouseEngineFactory();
    Engine engine =
        factory.create(factory.configuration().resolve(config), new TrialEngineContext(directory));
    return new TestEngine(engine, engine.start(), HttpClient.newHttpClient());
  }

  String url() {
    return properties.get("gosight.clickhouse.url");
  }

  String readerPassword() {
    return properties.get("gosight.clickhouse.reader.password");
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(url() + pathAndQuery))
        .header("X-ClickHouse-User", "gosight")
        .header("X-ClickHouse-Key", PASSWORD);
  }

  HttpRequest.Builder readerRequest(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(url() + pathAndQuery))
        .header("X-ClickHouse-User", "reader")
        .header("X-ClickHouse-Key", readerPassword());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String sql) throws IOException, InterruptedException {
    return send(
        request("/?database=gosight").POST(HttpRequest.BodyPublishers.ofString(sql)).build());
  }

  HttpResponse<String> asReader(String sql) throws IOException, InterruptedException {
    return send(
        readerRequest("/?database=gosight").POST(HttpRequest.BodyPublishers.ofString(sql)).build());
  }

  /** The text of a result; a refusal fails the test. */
  String ask(String sql) throws IOException, InterruptedException {
    HttpResponse<String> response = post(sql);
    if (response.statusCode() != 200) {
      throw new AssertionError(sql + " -> " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() throws Exception {
    engine.close();
  }
}
