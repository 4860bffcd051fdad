package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;

/** What a refusal must be like. */
final class Refusals {
  private Refusals() {}

  /** One typed error as JSON, for people and programs, that gives nothing of the inside away. */
  static void check(HttpResponse<String> response, int status, String code) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type").orElse(""))
        .startsWith("application/json");
    JsonNode error = new ObjectMapper().readTree(response.body()).path("error");
    assertThat(error.path("code").asText()).as(response.body()).isEqualTo(code);
    assertThat(error.path("message").asText()).endsWith(".");
    checkDiscreet(response.body());
  }

  /** No stack trace, no class name. */
  static void checkDiscreet(String answer) {
    assertThat(answer).doesNotContain("Exception", "\tat ", "io.gosight", "org.apache", "java.");
  }
}
