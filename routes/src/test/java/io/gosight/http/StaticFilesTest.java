package io.gosight.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  private static final String SCRIPT = "const script = 1;\n".repeat(100);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    write("www/sdk/gosight.js", SCRIPT);
    write("www/sdk/gosight.js.br", "brotli");
    write("www/sdk/gosight.js.gz", "gzip");
    write("www/sdk/gosight-0.1.0.js", SCRIPT);
    write("www/index.html", "<h1>Home</h1>" + " ".repeat(1000));
    write("www/demo/index.html", "<h1>Demo</h1>");
    write("www/demo/style.css", "a { color: red }\n".repeat(50));
    write("www/demo/sea.png", "png");
    write("www/demo/some-checkout.js", "1");
    write("www/assets/index-BZx3a9Qk.js", "1");
    write("www/_next/static/chunks/main.js", "1");
    write("www/_/overview.html", "<h1>Overview</h1>");
    write("www/.secret", "hidden");
    write("www/.git/config", "hidden");
    write("beside.txt", "outside");
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route().handler(new StaticFiles(folder.resolve("www")));
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | br   | brotli",
        "br;q=0.1                | br   | brotli",
        "gzip                    | gzip | gzip",
        "gzip;q=1, br;q=0        | gzip | gzip",
        "BR                      | br   | brotli",
      })
  void theSmallestCompressedFileThatTheClientTakesIsServed(
      String accepted, String coding, String body) throws Exception {
    HttpResponse<byte[]> answer = get("/sdk/gosight.js", "Accept-Encoding", accepted);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains(coding);
    assertThat(text(answer)).isEqualTo(body);
    assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/javascript; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "deflate", "br;q=0, gzip;q=0", "nonsense;;q=x"})
  void aClientThatTakesNeitherGetsThePlainFile(String accepted) throws Exception {
    HttpResponse<byte[]> answer = get("/sdk/gosight.js", "Accept-Encoding", accepted);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(text(answer)).isEqualTo(SCRIPT);
    assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
  }

  @Test
  void aTextWithoutACompressedFileIsCompressed() throws Exception {
    HttpResponse<byte[]> answer = get("/demo/style.css", "Accept-Encoding", "br, gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .startsWith("a { color: red }");
    assertThat(get("/demo/sea.png", "Accept-Encoding", "gzip").headers().map())
        .doesNotContainKeys("content-encoding", "vary");
  }

  @ParameterizedTest
  @CsvSource({
    "/sdk/gosight-0.1.0.js, 'public, max-age=31536000, immutable'",
    "/assets/index-BZx3a9Qk.js, 'public, max-age=31536000, immutable'",
    "/_next/static/chunks/main.js, 'public, max-age=31536000, immutable'",
    "/shop/overview, no-cache",
    "/sdk/gosight.js, no-cache",
    "/demo/some-checkout.js, no-cache",
    "/, no-cache",
  })
  void onlyNamesThatChangeWithTheirContentAreKeptForGood(String path, String cacheControl)
      throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains(cacheControl);
  }

  @Test
  void anUnchangedFileIsNotSentAgain() throws Exception {
    String etag =
        get("/sdk/gosight.js", "Accept-Encoding", "br").headers().firstValue("ETag").get();
    for (String given : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
      HttpResponse<byte[]> answer =
          get("/sdk/gosight.js", "Accept-Encoding", "br", "If-None-Match", given);
      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("ETag")).contains(etag);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }
    // Another coding is another entity.
    assertThat(
            get("/sdk/gosight.js", "Accept-Encoding", "gzip", "If-None-Match", etag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void pagesOfAnyOriginMayLoadTheSdkButNothingElse() throws Exception {
    assertThat(get("/sdk/gosight.js").headers().map())
        .containsKey("access-control-allow-origin")
        .containsKey("cross-origin-resource-policy");
    assertThat(get("/sdk/gosight.js").headers().firstValue("Cross-Origin-Resource-Policy"))
        .contains("cross-origin");
    assertThat(get("/").headers().map())
        .doesNotContainKeys("access-control-allow-origin", "cross-origin-resource-policy");
  }

  @Test
  void aHeadRequestGetsTheLengthAndNoBody() throws Exception {
    HttpResponse<byte[]> answer =
        CLIENT.send(
            request("/sdk/gosight.js", "Accept-Encoding", "br")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Length")).contains("6");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aFolderIsItsIndexBelowASlash() throws Exception {
    assertThat(text(get("/demo/"))).isEqualTo("<h1>Demo</h1>");
    HttpResponse<byte[]> answer = get("/demo");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("/demo/");
  }

  @ParameterizedTest
  @CsvSource({
    "/, true",
    "/shop/overview, true",
    "/demo/overview, true",
    "/demo/, false",
    "/sdk/gosight.js, false"
  })
  void thePagesOfTheDashboardMayUseInlineStylesAndRunFilesOfTheHubAlone(String path, boolean may)
      throws Exception {
    String policy = get(path).headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy.contains("style-src 'self' 'unsafe-inline'")).isEqualTo(may);
    assertThat(policy.contains("script-src 'self';")).isEqualTo(may);
    assertThat(policy).doesNotContain("http", "*", "unsafe-eval");
  }

  @Test
  void aPageIsServedForEveryProject() throws Exception {
    HttpResponse<byte[]> page = get("/shop/overview");
    assertThat(text(page)).isEqualTo("<h1>Overview</h1>");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.secret",
        "/.git/config",
        "/../beside.txt",
        "/%2e%2e/beside.txt",
        "/..%2fbeside.txt",
        "/demo/..%5c..%5cbeside.txt",
        "//beside.txt",
        "/sdk/gosight.js.br",
        "/sdk",
        "/none.js",
        "/v1/overview",
        "/api/overview",
      })
  void nothingElseIsServed(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyReadingIsServed() throws Exception {
    HttpResponse<byte[]> answer =
        CLIENT.send(
            request("/sdk/gosight.js").POST(HttpRequest.BodyPublishers.noBody()).build(),
            BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return CLIENT.send(request(path, headers).build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
