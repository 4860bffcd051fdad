package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;

/** Checks of refusals. */
final class Refusals {
  private Refusals() {}

  /** The response is one typed error as JSON that reveals no internals. */
  static void check(HttpResponse<String> response, int status, String code) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type").orElse(""))
        .startsWith("application/json");
    JsonNode error = new ObjectMapper().readTree(response.body()).path("error");
    assertThat(error.path("code").asText()).as(response.body()).isEqualTo(code);
    assertThat(error.path("message").asText()).endsWith(".");
    checkDiscreet(response.body());
  }

  /** The text contains no stack trace and no class name. */
  static void checkDiscreet(String answer) {
    assertThat(answer).doesNotContain("Exception", "\tat ", "io.gosight", "org.apache", "java.");
  }
}
