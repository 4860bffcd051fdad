package io.gosight.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.connections.Limits;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hawtio's server over a real Camel context and a real HTTP client. */
class ConsoleServerTest {
  private static final String LOGIN = "{\"username\":\"operator\",\"password\":\"secret\"}";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final CamelContext camel = new DefaultCamelContext();
  private ConsoleServer server;

  @TempDir private Path files;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(files.resolve("index.html"), "<p>console</p>");
    camel.getManagementNameStrategy().setNamePattern("console-test");
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:a").routeId("a-route").to("direct:b");
            from("direct:b").routeId("b-route").setBody(constant("x"));
          }
        });
    camel.start();
    serve(false);
  }

  private void serve(boolean control) {
    server =
        ConsoleServer.start(
            vertx,
            new ConsoleSettings(true, "127.0.0.1", 0, List.of(), "operator", "", control),
            "secret",
            files,
            Limits.wide());
  }

  @AfterEach
  void stop() {
    server.close();
    camel.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.port() + "/hawtio" + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher text(String body) {
    return HttpRequest.BodyPublishers.ofString(body);
  }

  private String cookie() throws Exception {
    HttpResponse<String> login = send(request("/auth/login").POST(text(LOGIN)));
    assertThat(login.statusCode()).isEqualTo(200);
    String cookie = login.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("HTTPOnly").contains("SameSite=Strict");
    return cookie.replaceFirst(";.*", "");
  }

  private String jolokia(String cookie, String body) throws Exception {
    return send(request("/jolokia/").header("cookie", cookie).POST(text(body))).body();
  }

  private static String exec(String mbean, String operation) {
    return "{\"type\":\"exec\",\"mbean\":\"" + mbean + "\",\"operation\":\"" + operation + "\"}";
  }

  @Test
  void onlyWhoIsLoggedInReachesTheMBeans() throws Exception {
    assertThat(send(request("/jolokia/version")).statusCode()).isEqualTo(403);
    assertThat(send(request("/user")).statusCode()).isEqualTo(403);
    String cookie = cookie();
    assertThat(send(request("/user").header("cookie", cookie)).body()).isEqualTo("\"operator\"");
    assertThat(
            jolokia(cookie, "{\"type\":\"search\",\"mbean\":\"org.apache.camel:type=routes,*\"}"))
        .contains("a-route");
    send(request("/auth/logout").header("cookie", cookie).POST(text("")));
    assertThat(send(request("/user").header("cookie", cookie)).statusCode()).isEqualTo(403);
  }

  @Test
  void itShowsRoutesAndChangesNothing() throws Exception {
    String cookie = cookie();
    String context = "org.apache.camel:context=*,type=context,name=*";
    String found = jolokia(cookie, "{\"type\":\"search\",\"mbean\":\"" + context + "\"}");
    String name =
        found.replaceFirst(".*?\\[\"", "").replaceFirst("\"\\].*", "").replace("\\\"", "\"");
    String quoted = name.replace("\"", "\\\"");
    assertThat(jolokia(cookie, exec(quoted, "dumpRoutesAsXml()"))).contains("a-route");
    assertThat(jolokia(cookie, exec(quoted, "stop()"))).contains("\"status\":403");
    assertThat(jolokia(cookie, exec("java.lang:type=Memory", "gc()"))).contains("\"status\":403");
    assertThat(
            jolokia(
                cookie,
                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"SystemProperties\"}"))
        .contains("\"status\":403");
    assertThat(
            jolokia(
                cookie,
                "{\"type\":\"write\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\",\"value\":true}"))
        .contains("\"status\":403");
    assertThat(jolokia(cookie, exec(route(cookie), "stop()"))).contains("\"status\":403");
    assertThat(camel.getRouteController().getRouteStatus("a-route").isStarted()).isTrue();
  }

  private String route(String cookie) throws Exception {
    String found =
        jolokia(
            cookie,
            "{\"type\":\"search\",\"mbean\":\"org.apache.camel:type=routes,name=\\\"a-route\\\",*\"}");
    return found.replaceFirst(".*?\"value\":\\[\"", "").replaceFirst("\"\\].*", "");
  }

  @Test
  void routesStopOnlyIfTheSettingAllowsIt() throws Exception {
    server.close();
    serve(true);
    String cookie = cookie();
    assertThat(jolokia(cookie, exec(route(cookie), "stop()"))).contains("\"status\":200");
    assertThat(camel.getRouteController().getRouteStatus("a-route").isStopped()).isTrue();
    assertThat(jolokia(cookie, exec("java.lang:type=Memory", "gc()"))).contains("\"status\":403");
  }

  @Test
  void pagesOfOtherSitesAreRefused() throws Exception {
    String cookie = cookie();
    HttpRequest.Builder foreign =
        request("/jolokia/").header("cookie", cookie).header("origin", "https://evil.example");
    assertThat(send(foreign.POST(text("{}"))).statusCode()).isEqualTo(403);
    HttpRequest.Builder cross =
        request("/auth/login").header("sec-fetch-site", "cross-site").POST(text(LOGIN));
    assertThat(send(cross).statusCode()).isEqualTo(403);
    HttpResponse<String> page = send(request("/"));
    assertThat(page.body()).contains("console");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("frame-ancestors 'none'");
  }

  @Test
  void passwordsCanNotBeGuessed() throws Exception {
    for (int i = 0; i < ConsoleSessions.MAX_FAILURES; i++) {
      String wrong = LOGIN.replace("secret", "wrong" + i);
      assertThat(send(request("/auth/login").POST(text(wrong))).statusCode()).isEqualTo(403);
    }
    HttpResponse<String> refused = send(request("/auth/login").POST(text(LOGIN)));
    assertThat(refused.statusCode()).isEqualTo(429);
  }
}
