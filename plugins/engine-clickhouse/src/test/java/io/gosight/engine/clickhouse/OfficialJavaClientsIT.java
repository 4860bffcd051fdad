package io.gosight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialJavaClientsIT {
  @TempDir static Path directory;
  static TestEngine engine;

  @BeforeAll
  static void start() throws Exception {
    engine = TestEngine.start(directory, Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    engine.close();
  }

  /** A row as the client's own writer sends it. */
  public static final class Visit {
    private final long id;
    private final String page;

    Visit(long id, String page) {
      this.id = id;
      this.page = page;
    }

    public long getId() {
      return id;
    }

    public String getPage() {
      return page;
    }
  }

  private static Client.Builder client() {
    return new Client.Builder()
        .addEndpoint(engine.url())
        .setUsername("gosight")
        .setPassword(TestEngine.PASSWORD)
        .setDefaultDatabase("gosight");
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "true,true"})
  void clientWritesRowsOfObjectsAndReadsThemBack(boolean compress, boolean http) throws Exception {
    String table = "visits_" + compress + "_" + http;
    engine.ask(
        "CREATE TABLE " + table + " (id UInt64, page String) ENGINE = MergeTree ORDER BY id");
    try (Client client =
        client()
            .compressClientRequest(compress)
            .compressServerResponse(compress)
            .useHttpCompression(http)
            .build()) {
      client.register(Visit.class, client.getTableSchema(table));
      List<Visit> visits = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        visits.add(new Visit(i, "/Seite/ä/" + i));
      }
      try (InsertResponse response = client.insert(table, visits).get()) {
        assertThat(response.getWrittenRows()).isEqualTo(10_000);
      }
      List<GenericRecord> found =
          client.queryAll(
              "SELECT id, page FROM " + table + " WHERE id = {id:UInt64} AND page = {page:String}",
              Map.of("id", 4711, "page", "/Seite/ä/4711"));
      assertThat(found).hasSize(1);
      assertThat(found.get(0).getString("page")).isEqualTo("/Seite/ä/4711");
      assertThat(client.queryAll("SELECT * FROM " + table)).hasSize(10_000);
    }
  }

  @Test
  void clientSeesTheServersErrorCodes() throws Exception {
    try (Client client = client().build()) {
      assertThatThrownBy(() -> client.queryAll("SELECT * FROM nowhere"))
          .hasStackTraceContaining("Code: 60");
      assertThatThrownBy(() -> client.query("SELEC 1").get())
          .isInstanceOfSatisfying(
              ServerException.class, e -> assertThat(e.getCode()).isEqualTo(62));
      byte[] half = {1, 0, 0};
      engine.ask("CREATE TABLE half (a UInt32) ENGINE = MergeTree ORDER BY a");
      assertThatThrownBy(
              () ->
                  client
                      .insert(
                          "half",
                          new ByteArrayInputStream(half),
                          ClickHouseFormat.RowBinary,
                          new InsertSettings())
                      .get())
          .hasStackTraceContaining("Code: 33");
    }
    try (Client intruder = client().setPassword("wrong").build()) {
      assertThatThrownBy(() -> intruder.queryAll("SELECT 1")).hasStackTraceContaining("516");
    }
  }

  @Test
  void clientInsertsText() throws Exception {
    engine.ask("CREATE TABLE texts (a UInt32, b Nullable(String)) ENGINE = MergeTree ORDER BY a");
    String lines = "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":null}\n";
    try (Client client = client().build()) {
      client
          .insert(
              "texts",
              new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
              ClickHouseFormat.JSONEachRow,
              new InsertSettings())
          .get()
          .close();
    }
    assertThat(engine.ask("SELECT * FROM texts ORDER BY a")).isEqualTo("1\tx\n2\t\\N\n");
  }

  @Test
  void driverOfJdbcCreatesInsertsAndReads() throws Exception {
    Properties properties = new Properties();
    properties.put("user", "gosight");
    properties.put("password", TestEngine.PASSWORD);
    String url = engine.url().replace("http://", "jdbc:clickhouse://") + "/gosight";
    try (Connection connection = DriverManager.getConnection(url, properties);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE j (a UInt32, b String, c DateTime64(3), d Array(String)) ENGINE = MergeTree"
              + " ORDER BY a");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO j (a, b, d) VALUES (?, ?, ['p', 'q'])")) {
        for (int i = 0; i < 100; i++) {
          insert.setInt(1, i);
          insert.setString(2, "it's " + i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (PreparedStatement select =
          connection.prepareStatement("SELECT b, d FROM j WHERE a = ?")) {
        select.setInt(1, 42);
        try (ResultSet rows = select.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo("it's 42");
          assertThat((Object[]) rows.getArray(2).getArray()).containsExactly("p", "q");
          assertThat(rows.next()).isFalse();
        }
      }
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM nowhere"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(60));
      assertThat(connection.getMetaData().getDatabaseProductVersion()).startsWith("26.");
    }
  }

  @Test
  void driverOfJdbcReadsAsReader() throws Exception {
    engine.ask("CREATE TABLE r (a UInt32) ENGINE = MergeTree ORDER BY a");
    engine.ask("INSERT INTO r VALUES (5)");
    Properties properties = new Properties();
    properties.put("user", "reader");
    properties.put("password", engine.readerPassword());
    String url = engine.url().replace("http://", "jdbc:clickhouse://") + "/gosight";
    try (Connection connection = DriverManager.getConnection(url, properties);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT a FROM r")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(5);
      assertThatThrownBy(() -> statement.execute("TRUNCATE TABLE r"))
          .hasStackTraceContaining("READONLY");
    }
  }
}
