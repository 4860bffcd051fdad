package io.gosight.tests.abuse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** All attacks on one hub of this machine. Immutable. */
public record Attacks(int http, int grpc, int management, String key) {
  private static final int BODY_BYTES = 1 << 20;
  private static final int READ_TIMEOUT_MS = 2000;

  /**
   * Attacks on the hub at these ports.
   *
   * @param key a project's write key, which stands in every page
   */
  public Attacks {}

  /** Each of them, not started. */
  public List<Attack> all() {
    return List.of(
        unfinishedUploads(),
        halfHeaders(),
        http2WithoutTls(),
        garbage(),
        dearBodies(),
        new HalfMessages(grpc),
        new UnreadAnswers(grpc, key));
  }

  private Attack unfinishedUploads() {
    byte[] part = new byte[BODY_BYTES - 1];
    return new SocketAttack(
        "1,700 unfinished uploads",
        1700,
        8,
        number -> http,
        (socket, number) -> {
          if (isNew(socket)) {
            String path = number % 4 == 0 ? "/api/v1/auth/login" : "/v1/events";
            write(socket, post(path, BODY_BYTES, ""));
            socket.getOutputStream().write(part);
          }
        });
  }

  private Attack halfHeaders() {
    return new SocketAttack(
        "1,500 half headers",
        1500,
        2,
        number -> number % 5 == 0 ? management : http,
        (socket, number) -> write(socket, isNew(socket) ? "GET / HTTP/1.1\r\n" : "a: b\r\n"));
  }

  private Attack http2WithoutTls() {
    byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(US_ASCII);
    return new SocketAttack(
        "HTTP/2 without TLS",
        64,
        2,
        number -> number % 2 == 0 ? management : http,
        (socket, number) -> {
          socket.getOutputStream().write(preface);
          expectEnd(socket);
        });
  }

  private Attack garbage() {
    return new SocketAttack(
        "garbage and hang-ups",
        32,
        2,
        number -> new int[] {http, grpc, management}[number % 3],
        (socket, number) -> {
          byte[] bytes = new byte[256];
          new Random(number).nextBytes(bytes);
          socket.getOutputStream().write(bytes);
          socket.close();
        });
  }

  /** Bodies without a key that cost the most for their length. */
  private Attack dearBodies() {
    byte[] number = ("{\"page_index\":1e4" + "0".repeat(100_000) + "}").getBytes(UTF_8);
    String list = "{\"events\":[{\"mouse\":{\"dt_ms\":[1" + ",1".repeat(500_000) + "]}}]}";
    byte[] packed = gzip(list.getBytes(UTF_8));
    return new SocketAttack(
        "dear bodies without a key",
        16,
        4,
        at -> http,
        (socket, at) -> {
          boolean plain = at % 2 == 0;
          byte[] body = plain ? number : packed;
          write(socket, post("/v1/events", body.length, plain ? "" : "content-encoding: gzip\r\n"));
          socket.getOutputStream().write(body);
          socket.setSoTimeout(READ_TIMEOUT_MS);
          if (socket.getInputStream().read(new byte[4096]) < 0) {
            socket.close();
          }
        });
  }

  private static boolean isNew(Socket socket) throws IOException {
    boolean first = socket.getSoTimeout() == 0;
    socket.setSoTimeout(READ_TIMEOUT_MS);
    return first;
  }

  private static void expectEnd(Socket socket) throws IOException {
    socket.setSoTimeout(READ_TIMEOUT_MS);
    while (socket.getInputStream().read(new byte[4096]) >= 0) {
      // What it says does not matter.
    }
    socket.close();
  }

  private static String post(String path, int length, String more) {
    return "POST %s HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\n%scontent-length: %d\r\n\r\n"
        .formatted(path, more, length);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail.", e);
    }
    return packed.toByteArray();
  }
}
