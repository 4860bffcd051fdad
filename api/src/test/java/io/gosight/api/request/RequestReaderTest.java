package io.gosight.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private static final String OVERVIEW = "/api/v1/projects/shop/overview";

  private static final String TEMPLATE = "/api/v1/projects/{id}/overview";

  private ApiRequest read(String uri, String... authorization) {
    return readAt(TEMPLATE, uri, authorization);
  }

  private ApiRequest readAt(String template, String uri, String... authorization) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    // What an HTTP entry makes of ?id=other&Authorization=Bearer+key.
    exchange.getMessage().setHeader("id", List.of("other", "shop"));
    exchange.getMessage().setHeader("Authorization", "Bearer key");
    return new RequestReader(
            e -> new RequestHead("GET", uri, List.of(authorization), false, RequestClient.UNKNOWN))
        .read(exchange, template);
  }

  @Test
  void takesProjectKeyAndParameters() {
    ApiRequest request = read(OVERVIEW + "?from=a%2Bb&to=", "Bearer x");
    assertThat(request.projectId()).contains("shop");
    assertThat(request.authorization()).isEqualTo("Bearer x");
    assertThat(request.parameters()).containsEntry("from", "a+b").containsEntry("to", "");
    assertThat(request.toString()).doesNotContain("Bearer");
  }

  @Test
  void takesNoKeyThatIsThereTwice() {
    assertThat(read(OVERVIEW, "Bearer a", "Bearer b").authorization()).isEmpty();
    assertThat(read(OVERVIEW).authorization()).isEmpty();
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
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ApiErrorCode.NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?from=%zz",
        "?from=1&from=2",
        "?AUTHORIZATION=Bearer+x",
        "?a=%",
        "?x=1;Authorization=Bearer+x",
        "?x=1;%41uthorization=Bearer+x",
        "?;authorization"
      })
  void refusesAMalformedQuery(String query) {
    assertThatThrownBy(() -> read(OVERVIEW + query, "Bearer x"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ApiErrorCode.BAD_PARAMETER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/projects/shop;Authorization=Bearer+x/overview",
        "/api/v1/projects/shop/overview;Authorization=Bearer+x",
        "/api/v1/projects/shop/overview/more"
      })
  void acceptsNoPathButTheOperations(String uri) {
    assertThatThrownBy(() -> read(uri, "Bearer x"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ApiErrorCode.NOT_FOUND));
  }

  @Test
  void readsPathsWithVariablesAndPathsWithoutAProject() {
    ApiRequest request =
        readAt("/api/v1/projects/{id}/rules/{rule}/off", "/api/v1/projects/shop/rules/r1/off");
    assertThat(request.variables()).isEqualTo(Map.of("id", "shop", "rule", "r1"));
    assertThat(readAt("/api/v1/me", "/api/v1/me?a=b").projectId()).isEmpty();
  }
}
