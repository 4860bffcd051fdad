package io.gosight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpInterfaceIT {
  @TempDir static Path directory;
  static TestEngine engine;

  @BeforeAll
  static void start() throws Exception {
    engine = TestEngine.start(directory, Map.of("max-body-megabytes", "64"));
  }

  @AfterAll
  static void stop() throws Exception {
    engine.close();
  }

  @Test
  void answersPingWithoutPassword() throws Exception {
    HttpRequest ping = HttpRequest.newBuilder(URI.create(engine.url() + "/ping")).build();
    assertThat(engine.send(ping).body()).isEqualTo("Ok.\n");
  }

  @Test
  void refusesWhoHasNoPasswordOrAWrongOne() throws Exception {
    HttpResponse<String> anonymous =
        engine.send(HttpRequest.newBuilder(URI.create(engine.url() + "/?query=SELECT+1")).build());
    assertThat(anonymous.statusCode()).isEqualTo(401);
    assertThat(anonymous.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("516");
    for (String user : new String[] {"gosight", "default", "reader", "nobody"}) {
      HttpRequest wrong =
          HttpRequest.newBuilder(URI.create(engine.url() + "/?query=SELECT+1"))
              .header("X-ClickHouse-User", user)
              .header("X-ClickHouse-Key", "wrong")
              .build();
      HttpResponse<String> response = engine.send(wrong);
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).startsWith("Code: 516. DB::Exception: Authentication failed");
    }
  }

  @Test
  void refusesPagesOfABrowser() throws Exception {
    HttpRequest fromPage =
        engine.request("/?query=SELECT+1").header("Origin", "https://evil.example").build();
    assertThat(engine.send(fromPage).statusCode()).isEqualTo(403);
  }

  @Test
  void takesTheStatementFromUrlBodyOrBoth() throws Exception {
    assertThat(engine.send(engine.request("/?query=SELECT+1").build()).body()).isEqualTo("1\n");
    assertThat(engine.ask("SELECT 2")).isEqualTo("2\n");
    HttpRequest both = engine.request("/?query=SELECT").POST(BodyPublishers.ofString("3")).build();
    assertThat(engine.send(both).body()).isEqualTo("3\n");
  }

  @Test
  void getChangesNothing() throws Exception {
    HttpRequest get =
        engine.request("/?query=CREATE+TABLE+gosight.g(a+Int8)+ENGINE=Memory").GET().build();
    assertThat(engine.send(get).body()).startsWith("Code: 164.");
  }

  @Test
  void answersInTheFormatThatIsAskedFor() throws Exception {
    HttpResponse<String> byHeader =
        engine.send(
            engine
                .request("/?default_format=CSV")
                .header("X-ClickHouse-Format", "JSONEachRow")
                .POST(BodyPublishers.ofString("SELECT 1 AS a"))
                .build());
    assertThat(byHeader.body()).isEqualTo("{\"a\":1}\n");
    assertThat(byHeader.headers().firstValue("X-ClickHouse-Format")).hasValue("JSONEachRow");
    HttpResponse<String> byClause = engine.post("SELECT 1 AS a FORMAT TSVWithNames");
    assertThat(byClause.body()).isEqualTo("a\n1\n");
    assertThat(byClause.headers().firstValue("X-ClickHouse-Format")).hasValue("TSVWithNames");
    assertThat(byClause.headers().firstValue("X-ClickHouse-Timezone")).isPresent();
    assertThat(byClause.headers().firstValue("X-ClickHouse-Query-Id")).isPresent();
  }

  @Test
  void bindsParametersOnTheServer() throws Exception {
    HttpResponse<String> response =
        engine.send(
            engine
                .request(
                    "/?param_s=it%27s%20%3B%20DROP&param_n=7&param_a=%5B1%2C2%5D&query_id=mine")
                .POST(BodyPublishers.ofString("SELECT {s:String}, {n:UInt64}, {a:Array(UInt8)}"))
                .build());
    assertThat(response.body()).isEqualTo("it\\'s ; DROP\t7\t[1,2]\n");
    assertThat(response.headers().firstValue("X-ClickHouse-Query-Id")).hasValue("mine");
  }

  @Test
  void saysWhatIsWrongAsTheServerDoes() throws Exception {
    assertRefusal("SELEC 1", 400, 62);
    assertRefusal("SELECT * FROM nowhere", 404, 60);
    assertRefusal("SELECT {missing:String}", 400, 456);
    assertRefusal("exit", 400, 62);
    assertRefusal("", 400, 62);
    assertRefusal("SELECT 1; SELECT 2", 400, 62);
    assertRefusal("SELECT 1 INTO OUTFILE '/tmp/never'", 403, 348);
    assertRefusal("INSERT INTO nowhere VALUES (1)", 404, 60);
    HttpRequest unknownSetting =
        engine.request("/?no_such_setting=1").POST(BodyPublishers.ofString("SELECT 1")).build();
    assertThat(engine.send(unknownSetting).body()).startsWith("Code: 115.");
    HttpRequest unknownDatabase =
        engine.request("/?database=nope").POST(BodyPublishers.ofString("SELECT 1")).build();
    assertThat(engine.send(unknownDatabase).body()).startsWith("Code: 81.");
  }

  @Test
  void settingsLastForOneStatement() throws Exception {
    HttpRequest request =
        engine
            .request("/?max_threads=3&log_comment=x&wait_end_of_query=1")
            .POST(BodyPublishers.ofString("SELECT getSetting('max_threads')"))
            .build();
    assertThat(engine.send(request).body()).isEqualTo("3\n");
    assertThat(engine.ask("SELECT getSetting('log_comment')")).isEqualTo("\n");
  }

  @Test
  void endsWhatRunsTooLong() throws Exception {
    HttpRequest request =
        engine
            .request("/?max_execution_time=1")
            .POST(BodyPublishers.ofString("SELECT count() FROM numbers(1000000000000)"))
            .build();
    assertThat(engine.send(request).body()).startsWith("Code: 159.");
  }

  @Test
  void boundsTheBodyAfterDecompression() throws Exception {
    engine.ask("CREATE TABLE bomb (s String) ENGINE = MergeTree ORDER BY tuple()");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("INSERT INTO bomb FORMAT TSV\n".getBytes(StandardCharsets.UTF_8));
      byte[] megabyte = "a".repeat((1 << 20) - 1).concat("\n").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 80; i++) {
        gzip.write(megabyte);
      }
    }
    HttpRequest request =
        engine
            .request("/?database=gosight")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(packed.toByteArray()))
            .build();
    HttpResponse<String> response = engine.send(request);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).startsWith("Code: 307.");
    assertThat(engine.ask("SELECT count() FROM bomb")).isEqualTo("0\n");
  }

  @Test
  void takesRowsInTextAndInTheBodyAndCountsThem() throws Exception {
    engine.ask("CREATE TABLE rows (a UInt32, b String) ENGINE = MergeTree ORDER BY a");
    engine.ask("INSERT INTO rows (a, b) VALUES (1, 'x;y'), (2, upper('z'));");
    HttpRequest csv =
        engine
            .request("/?database=gosight&query=INSERT%20INTO%20rows%20FORMAT%20CSV")
            .POST(BodyPublishers.ofString("3,c\n4,d\n"))
            .build();
    HttpResponse<String> response = engine.send(csv);
    assertThat(response.headers().firstValue("X-ClickHouse-Summary").orElseThrow())
        .contains("\"written_rows\":\"2\"");
    engine.ask("INSERT INTO rows SELECT number, 'n' FROM numbers(5, 2)");
    HttpRequest bound =
        engine
            .request("/?database=gosight&param_t=rows&param_v=p%5Ctq")
            .POST(BodyPublishers.ofString("INSERT INTO {t:Identifier} VALUES (7, {v:String})"))
            .build();
    assertThat(engine.send(bound).statusCode()).isEqualTo(200);
    assertThat(engine.ask("SELECT groupArray((a, b)) FROM (SELECT * FROM rows ORDER BY a)"))
        .isEqualTo("[(1,'x;y'),(2,'Z'),(3,'c'),(4,'d'),(5,'n'),(6,'n'),(7,'p\\tq')]\n");
  }

  @Test
  void answersCompressedWhenAsked() throws Exception {
    HttpRequest request =
        engine
            .request("/?enable_http_compression=1")
            .header("Accept-Encoding", "gzip")
            .POST(BodyPublishers.ofString("SELECT number FROM numbers(100000)"))
            .build();
    HttpResponse<byte[]> response =
        engine.client().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(response.body().length).isLessThan(400_000);
  }

  private static void assertRefusal(String sql, int status, int code) throws Exception {
    HttpResponse<String> response = engine.post(sql);
    assertThat(response.body()).as(sql).startsWith("Code: " + code + ". DB::Exception: ");
    assertThat(response.statusCode()).as(sql).isEqualTo(status);
    assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code"))
        .hasValue(Integer.toString(code));
  }
}
