package io.gosight.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.api.error.ApiException;
import io.gosight.api.error.ErrorCode;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private static final String OVERVIEW = "/api/v1/projects/shop/overview";

  private final RequestReader reader = new RequestReader();

  private ApiRequest read(String uri, Object authorization) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader(Exchange.HTTP_URI, uri);
    exchange.getMessage().setHeader("Authorization", authorization);
    // What an HTTP entry makes of ?id=other.
    exchange.getMessage().setHeader("id", List.of("other", "shop"));
    return reader.read(exchange);
  }

  @Test
  void takesProjectKeyAndParameters() {
    ApiRequest request = read(OVERVIEW + "?from=a%2Bb&to=", "Bearer x");
    assertThat(request.projectId()).isEqualTo("shop");
    assertThat(request.authorization()).isEqualTo("Bearer x");
    assertThat(request.parameters()).containsEntry("from", "a+b").containsEntry("to", "");
    assertThat(request.toString()).doesNotContain("Bearer");
  }

  @Test
  void takesNoKeyThatIsThereTwice() {
    assertThat(read(OVERVIEW, List.of("Bearer a", "Bearer b")).authorization()).isEmpty();
    assertThat(read(OVERVIEW, null).authorization()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/projects/a%2Fb/overview",
        "/api/v1/projects/a/../b/overview",
        "/api/v1/projects//overview",
        "/api/v1/projects/a b",
        "//evil.example/api/v1/projects/shop",
        "http://evil.example/api/v1/projects/shop",
        ""
      })
  void knowsNoImpossibleProject(String uri) {
    assertThatThrownBy(() -> read(uri, "Bearer x"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?from=%zz", "?from=1&from=2", "?AUTHORIZATION=Bearer+x", "?a=%"})
  void refusesAMalformedQuery(String query) {
    assertThatThrownBy(() -> read(OVERVIEW + query, "Bearer x"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_PARAMETER));
  }
}
