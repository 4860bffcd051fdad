package io.gosight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.engine.clickhouse.http.BlockOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no HTTP client would send, byte by byte. */
class TruncatedBodyIT {
  private static final String ROWS = "1\n2\n3\n";

  @TempDir static Path directory;
  static TestEngine engine;

  @BeforeAll
  static void start() throws Exception {
    engine = TestEngine.start(directory, Map.of());
    engine.ask("CREATE TABLE cut (a UInt32) ENGINE = MergeTree ORDER BY a");
  }

  @AfterAll
  static void stop() throws Exception {
    engine.close();
  }

  @Test
  void rowsOfABodyThatBreaksOffAreNotStored() throws Exception {
    send("Content-Length: 100", ROWS);
    send("Transfer-Encoding: chunked", "6\r\n" + ROWS + "\r\n");
    send("Transfer-Encoding: chunked", "60\r\n" + ROWS);
    assertThat(engine.ask("SELECT count() FROM cut")).isEqualTo("0\n");
  }

  @Test
  void aClientThatExpectsContinueGetsIt() throws Exception {
    String reply = send("Expect: 100-continue\r\nContent-Length: 0", "");
    assertThat(reply).startsWith("HTTP/1.1 ");
  }

  @Test
  void aBlockWithAWrongChecksumIsRefused() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (BlockOutputStream out = new BlockOutputStream(packed)) {
      out.write(ROWS.getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = packed.toByteArray();
    byte[] corrupt = whole.clone();
    corrupt[corrupt.length - 1] ^= 1;
    assertThat(post(corrupt)).startsWith("Code: 40.");
    assertThat(post(Arrays.copyOf(whole, whole.length - 2))).startsWith("Code: 33.");
    byte[] monster = whole.clone();
    Arrays.fill(monster, 17, 25, (byte) 0x7f);
    assertThat(post(monster)).startsWith("Code: 271.");
    assertThat(engine.ask("SELECT count() FROM cut")).isEqualTo("0\n");
  }

  private static String post(byte[] body) throws Exception {
    return engine
        .send(
            engine
                .request("/?database=gosight&decompress=1&query=INSERT+INTO+cut+FORMAT+TSV")
                .POST(BodyPublishers.ofByteArray(body))
                .build())
        .body();
  }

  private static String send(String header, String body) throws IOException {
    URI uri = URI.create(engine.url());
    String login =
        Base64.getEncoder()
            .encodeToString(("gosight:" + TestEngine.PASSWORD).getBytes(StandardCharsets.UTF_8));
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /?database=gosight&query=INSERT+INTO+cut+FORMAT+TSV HTTP/1.1\r\nHost: localhost\r\n"
                  + "Authorization: Basic "
                  + login
                  + "\r\n"
                  + header
                  + "\r\n\r\n"
                  + body)
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
