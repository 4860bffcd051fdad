package io.gosight.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clickhouse.client.api.Client;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Principal;
import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ClickHouseReaderTest {
  private static final Principal WHO = new Principal(UUID.randomUUID(), "shop");

  private final Question<Object> question =
      new Question<>("any", "SELECT {project:String}", Object.class);

  @Test
  void aQuestionIsBoundToAProject() {
    assertThatThrownBy(() -> new Question<>("any", "SELECT 1", Object.class))
        .hasMessageContaining("{project:String}");
    assertThatThrownBy(() -> Question.of("nothing", Object.class))
        .hasMessageContaining("/queries/nothing.sql");
  }

  @Test
  void aStoreThatSaysNothingIsUnavailableAndTakesNoMoreThanItsTurns() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Client client = clientWithMorePatience(silent.getLocalPort())) {
      Thread listener = new Thread(() -> listen(silent, asked), "silent");
      listener.start();
      ClickHouseReader reader =
          new ClickHouseReader(
              client, new ObjectMapper(), new ReadLimits(Duration.ofSeconds(2), 1 << 20, 10, 1));
      CompletableFuture<?> first =
          CompletableFuture.runAsync(() -> reader.ask(WHO, question, Map.of()));
      await().until(() -> asked.get() == 1);
      isUnavailable(() -> reader.ask(WHO, question, Map.of()), "Too much is asked at once");
      isUnavailable(
          () -> {
            try {
              first.join();
            } catch (CompletionException e) {
              throw e.getCause();
            }
          },
          "ClickHouse does not answer");
    }
  }

  private static void isUnavailable(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE))
        .hasMessageContaining(why);
  }

  private static Client clientWithMorePatience(int port) {
    return new Client.Builder()
        .addEndpoint("http://127.0.0.1:" + port)
        .setUsername("reader")
        .setPassword("x")
        .setSocketTimeout(10, ChronoUnit.MINUTES)
        .setMaxRetries(0)
        .build();
  }

  private static void listen(ServerSocket silent, AtomicInteger asked) {
    try {
      while (true) {
        Socket socket = silent.accept();
        asked.incrementAndGet();
        socket.getInputStream();
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
