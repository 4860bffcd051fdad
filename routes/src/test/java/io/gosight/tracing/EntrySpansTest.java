package io.gosight.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** The span of a request over HTTP, whose headers are not Camel's. */
class EntrySpansTest {
  private static final String SENDER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider tracers =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();

  /** A request that has that header and nothing else. */
  private static HttpServerRequest request(String traceParent) {
    return (HttpServerRequest)
        Proxy.newProxyInstance(
            EntrySpansTest.class.getClassLoader(),
            new Class<?>[] {HttpServerRequest.class},
            (proxy, method, arguments) ->
                method.getName().equals("getHeader") && arguments[0].equals("traceparent")
                    ? traceParent
                    : null);
  }

  private SpanData answered(int status) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Exchange exchange = new DefaultExchange(camel);
      exchange.setIn(new HttpMessage(exchange, request(SENDER), null));
      EntrySpans policy = EntrySpans.of(tracers.get("test"), "ingest-http");
      policy.onExchangeBegin(null, exchange);
      exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
      policy.onExchangeDone(null, exchange);
      return spans.getFinishedSpanItems().get(0);
    }
  }

  private static String outcome(SpanData span) {
    return span.getAttributes().get(AttributeKey.stringKey("gosight.outcome_code"));
  }

  @Test
  void aRequestContinuesTheTraceOfItsHeader() throws Exception {
    SpanData span = answered(200);

    assertThat(span.getName()).isEqualTo("POST /v1/events");
    assertThat(span.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(outcome(span)).isEqualTo("accepted");
  }

  @Test
  void aFaultOfTheHubsIsAnError() throws Exception {
    SpanData span = answered(500);

    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(outcome(span)).isEqualTo("internal");
    assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
        .isEqualTo(500);
  }

  @Test
  void otherRoutesHaveNone() {
    assertThat(EntrySpans.of(tracers.get("test"), "get-sdk-config")).isNull();
  }
}
