package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operation of the API does its steps in this order, and a failure of one is answered. */
class ApiRouteFlowsTest extends RouteTest {
  private final List<String> done = new ArrayList<>();

  @Override
  List<String> files() {
    return List.of(
        "api/operation", "api/operations", "api/handle-api-errors", "api/refuse-unknown-path");
  }

  @BeforeEach
  void steps() {
    done.clear();
    for (String step : List.of("read", "authorize", "validate", "execute", "record", "respond")) {
      replace("get-overview-" + step, exchange -> done.add(step));
    }
    replace("handle-api-errors-map", exchange -> done.add("map"));
    replace("handle-api-errors-respond", exchange -> done.add("answer"));
  }

  @Test
  void theCallerIsAuthorizedBeforeAnythingIsDone() {
    Message answer = run("platform-http:GET:api/v1/projects/id/overview", "request");

    assertThat(done)
        .containsExactly("read", "authorize", "validate", "execute", "record", "respond");
    assertThat(answer.getHeaders()).isEmpty();
  }

  @Test
  void whoMayNotIsAnsweredAndNothingIsDone() {
    replace(
        "get-overview-authorize",
        exchange -> {
          throw new IllegalStateException("no");
        });

    run("platform-http:GET:api/v1/projects/id/overview", "request");

    assertThat(done).containsExactly("read", "map", "answer");
  }

  @Test
  void anUnknownPathIsRefused() {
    replace(
        "refuse-unknown-path-refuse",
        exchange -> {
          throw new IllegalStateException("no such path");
        });

    run("platform-http:GET:api", "request");

    assertThat(done).containsExactly("map", "answer");
  }
}
