package io.gosight.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.auth.Grant;
import io.gosight.api.auth.Scope;
import io.gosight.api.auth.Subject;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ClickHouseReaderTest {
  private static final AuthorizedRequest REQUEST =
      new AuthorizedRequest(
          new Subject("key:1", List.of(Grant.ofKey("shop", EnumSet.of(Scope.READ)))),
          Optional.of("shop"),
          Map.of(),
          Map.of(),
          "");

  private final Query<Object> query = new Query<>("any", "SELECT {project:String}", Object.class);

  @Test
  void aQueryIsBoundToAProject() {
    assertThatThrownBy(() -> new Query<>("any", "SELECT 1", Object.class))
        .hasMessageContaining("{project:String}");
    assertThatThrownBy(() -> Query.of("nothing", Object.class))
        .hasMessageContaining("/queries/nothing.sql");
  }

  @Test
  void aStoreThatSaysNothingIsUnavailableAndTakesNoMoreThanItsPermits() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        HikariDataSource client =
            ClickHouseSource.reader(
                "http://127.0.0.1:" + silent.getLocalPort(), "gosight", "reader", "x")) {
      Thread listener = new Thread(() -> listen(silent, asked), "silent");
      listener.start();
      ClickHouseReader reader =
          new ClickHouseReader(client, new ReadLimits(Duration.ofSeconds(2), 1 << 20, 10, 1));
      CompletableFuture<?> first =
          CompletableFuture.runAsync(() -> reader.execute(REQUEST, query, new QueryArguments()));
      await().until(() -> asked.get() == 1);
      isUnavailable(
          () -> reader.execute(REQUEST, query, new QueryArguments()), "Too much is asked at once");
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
            ApiException.class,
            e -> assertThat(e.code()).isEqualTo(ApiErrorCode.STORAGE_UNAVAILABLE))
        .hasMessageContaining(why);
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
