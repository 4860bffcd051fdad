package io.gosight.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentsTest {
  private static final String SENDER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void aHeaderTellsATraceAndAMessageTellsItOn() throws Exception {
    Context trace = TraceParents.read(SENDER);
    SpanContext sender = Span.fromContext(trace).getSpanContext();
    assertThat(sender.isRemote()).isTrue();
    assertThat(sender.isSampled()).isTrue();
    assertThat(sender.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");

    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Message first = new DefaultMessage(camel);
      Message second = new DefaultMessage(camel);
      Message both = new DefaultMessage(camel);
      both.setBody(List.of(first, second));
      TraceParents.write(trace, both);
      assertThat(first.getHeader("traceparent")).isEqualTo(SENDER);
      assertThat(second.getHeader("traceparent")).isEqualTo(SENDER);
      assertThat(both.getHeaders()).isEmpty();
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E473-00f067aa0ba902b7-01",
        "https://shop.example/?q=a"
      })
  void whatIsNoneIsPassedOver(String header) {
    assertThat(Span.fromContext(TraceParents.read(header)).getSpanContext().isValid()).isFalse();
  }
}
