package io.gosight.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Scope;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.project.Projects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceMapsIT {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  /** Line 1, column 0 is src/cart.ts 1:1; column 8 is 3:5; column 16 is nothing. */
  private static final String MAP =
      """
      {"version": 3, "sources": ["src/cart.ts"], "sourcesContent": ["const secret = 7;"],
       "names": [], "mappings": "AAAA,QAEI,Q"}
      """;

  private final ObjectMapper json = new ObjectMapper();
  private ApiServer server;
  private String mine;
  private String theirs;
  private String later;

  @BeforeAll
  void start(Stores stores) throws Exception {
    new Projects(stores.postgres()).create("maps-mine", "Mine");
    new Projects(stores.postgres()).create("maps-theirs", "Theirs");
    new Projects(stores.postgres()).create("maps-later", "Later");
    ApiKeys keys = new ApiKeys(stores.postgres(), new SecureRandom());
    Set<Scope> scopes = Set.of(Scope.READ, Scope.MANAGE);
    mine = "Bearer " + keys.create(KeyKind.SECRET, "maps-mine", "k", scopes).plaintext();
    theirs = "Bearer " + keys.create(KeyKind.SECRET, "maps-theirs", "k", scopes).plaintext();
    later = "Bearer " + keys.create(KeyKind.SECRET, "maps-later", "k", scopes).plaintext();
    for (String project : new String[] {"maps-mine", "maps-theirs", "maps-later"}) {
      EventRow.insert(
          stores,
          EventRow.of(project, "e1", "s1", "js_error", NOW.minusSeconds(60))
              .with("name", "TypeError")
              .with("text", "x is undefined"));
    }
    server =
        new ApiServer(
            stores.postgres(),
            stores.reader(),
            stores.writer(),
            MutableClock.of(NOW, ZoneOffset.UTC));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String upload(String file, String map) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(map.getBytes(UTF_8));
    }
    return "{\"file\": \"%s\", \"data\": \"%s\"}"
        .formatted(file, Base64.getEncoder().encodeToString(out.toByteArray()));
  }

  private HttpResponse<String> send(String method, String path, String key, String body)
      throws Exception {
    String project =
        "maps-" + (key.equals(mine) ? "mine" : key.equals(theirs) ? "theirs" : "later");
    return server.send(method, "/api/v1/projects/" + project + path, key, body);
  }

  private JsonNode error(String key) throws Exception {
    JsonNode groups = json.readTree(send("GET", "/errors", key, "").body());
    String fingerprint = groups.at("/rows/0/fingerprint").asText();
    return json.readTree(send("GET", "/errors/" + fingerprint, key, "").body());
  }

  @Test
  void aStackIsReadThroughTheMapsOfItsProject() throws Exception {
    assertThat(error(mine).get("stack").asText()).isEqualTo(ApiServer.STACK);
    assertThat(error(mine).get("original_stack").asText()).isEmpty();
    HttpResponse<String> stored = send("POST", "/source-maps", mine, upload("/assets/app.js", MAP));
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);

    assertThat(error(mine).get("original_stack").asText())
        .isEqualTo(
            """
            TypeError: x is undefined
                at f (src/cart.ts:3:5)
            g@https://shop.example/assets/app.js:1:17
                at https://shop.example/other.js:1:1
            """);
    assertThat(error(theirs).get("original_stack").asText()).isEmpty();
    String id = json.readTree(stored.body()).get("id").asText();
    assertThat(send("DELETE", "/source-maps/" + id, theirs, "").statusCode()).isEqualTo(404);
    assertThat(json.readTree(send("GET", "/source-maps", mine, "").body()).get("source_maps"))
        .hasSize(1);
    assertThat(send("DELETE", "/source-maps/" + id, mine, "").statusCode()).isEqualTo(200);
    assertThat(error(mine).get("original_stack").asText()).isEmpty();
  }

  @Test
  void aLaterUploadReplacesTheEarlierOne() throws Exception {
    String other = MAP.replace("src/cart.ts", "src/checkout.ts");
    send("POST", "/source-maps", later, upload("https://shop.example/assets/app.js", MAP));
    assertThat(error(later).get("original_stack").asText()).contains("src/cart.ts:3:5");
    send("POST", "/source-maps", later, upload("https://shop.example/assets/app.js", other));
    assertThat(error(later).get("original_stack").asText()).contains("src/checkout.ts:3:5");
    assertThat(json.readTree(send("GET", "/source-maps", later, "").body()).get("source_maps"))
        .hasSize(1);
  }

  @Test
  void whatIsNoSourceMapIsRefused() throws Exception {
    for (String map :
        new String[] {
          "no JSON",
          "[]",
          "{\"version\": 2, \"sources\": [], \"mappings\": \"\"}",
          "{\"version\": 3, \"sources\": [\"a\"], \"mappings\": \"!!\"}",
          "{\"version\": 3, \"sources\": [], \"mappings\": \"AAAA\"}",
          " ".repeat((16 << 20) + 1)
        }) {
      HttpResponse<String> refused = send("POST", "/source-maps", mine, upload("/x.js", map));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(json.readTree(refused.body()).get("field").asText()).isEqualTo("/data");
    }
    assertThat(
            send("POST", "/source-maps", mine, "{\"file\": \"/x.js\", \"data\": \"x\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(send("POST", "/source-maps", mine, upload("javascript:x", MAP)).statusCode())
        .isEqualTo(400);
  }
}
