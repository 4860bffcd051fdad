package io.gosight.ingest.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestMetrics;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.ledger.Outcomes;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngestAnswersTest {
  private static final SendEventsResponse ANSWER =
      SendEventsResponse.newBuilder().setBatchId("b1").setAccepted(2).build();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final IngestAnswers answers =
      new IngestAnswers(new IngestMetrics(registry, new Outcomes(Clock.systemUTC())));

  private static Exchange exchange(IngestProtocol protocol, String contentType) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(
        Submission.PROPERTY,
        new Submission(
            protocol, null, null, contentType, null, null, null, null, null, Samples.NOW));
    exchange.getMessage().setHeader("kafka.KEY", "shop:s1");
    return exchange;
  }

  private Exchange success(IngestProtocol protocol, String contentType) {
    Exchange exchange = exchange(protocol, contentType);
    exchange.getMessage().setBody(ANSWER);
    answers.writeSuccess(exchange);
    return exchange;
  }

  private Exchange failure(IngestProtocol protocol, Throwable cause) {
    Exchange exchange = exchange(protocol, "application/json");
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, cause);
    answers.writeFailure(exchange);
    return exchange;
  }

  private static byte[] body(Exchange exchange) {
    return (byte[]) exchange.getMessage().getBody();
  }

  private static Object header(Exchange exchange, String name) {
    return exchange.getMessage().getHeader(name);
  }

  @Test
  void answersInTheFormInWhichTheBatchCame() throws IOException {
    Exchange protobuf = success(IngestProtocol.HTTP, "application/x-protobuf");
    assertThat(header(protobuf, "Content-Type")).isEqualTo("application/x-protobuf");
    assertThat(SendEventsResponse.parseFrom(body(protobuf))).isEqualTo(ANSWER);

    Exchange json = success(IngestProtocol.HTTP, "application/json");
    assertThat(header(json, "Content-Type")).isEqualTo("application/json");
    assertThat(new String(body(json), UTF_8)).isEqualTo("{\"batchId\":\"b1\",\"accepted\":2}");

    Exchange web = success(IngestProtocol.GRPC_WEB, "application/grpc-web+proto");
    assertThat(new String(body(web), UTF_8)).endsWith("grpc-status: 0\r\n");

    assertThat(success(IngestProtocol.GRPC, null).getMessage().getBody()).isEqualTo(ANSWER);
  }

  @Test
  void answersGrpcWebTextAsText() {
    Exchange web = success(IngestProtocol.GRPC_WEB, "application/grpc-web-text");
    assertThat(header(web, "Content-Type")).isEqualTo("application/grpc-web-text+proto");
    assertThat(new String(Base64.getDecoder().decode(body(web)), UTF_8))
        .endsWith("grpc-status: 0\r\n");
  }

  @ParameterizedTest
  @EnumSource(IngestProtocol.class)
  void leaksNoHeadersOfTheRoutes(IngestProtocol protocol) {
    assertThat(header(success(protocol, null), "kafka.KEY")).isNull();
    assertThat(header(failure(protocol, new IllegalStateException()), "kafka.KEY")).isNull();
  }

  @Test
  void givesARefusalItsStatusItsCodeAndWhenToComeAgain() {
    Exchange refused =
        failure(
            IngestProtocol.HTTP,
            new RuntimeException(
                new IngestException(
                    IngestError.RATE_LIMITED, "Too \"many\".", Duration.ofMillis(1_200))));
    assertThat(header(refused, Exchange.HTTP_RESPONSE_CODE)).isEqualTo(429);
    assertThat(header(refused, "Retry-After")).isEqualTo(2L);
    assertThat(new String(body(refused), UTF_8))
        .isEqualTo(
            "{\"error\":{\"code\":\"rate_limited\",\"message\":\"Too \\\"many\\\".\","
                + "\"retryAfterMs\":1200}}");
    assertThat(
            registry
                .counter("ingestor_batches_refused", "protocol", "http", "code", "rate_limited")
                .count())
        .isEqualTo(1);
  }

  @Test
  void saysARefusalInGrpcWebsTrailersToo() {
    Exchange refused =
        failure(
            IngestProtocol.GRPC_WEB, new IngestException(IngestError.UNKNOWN_KEY, "No such key."));
    assertThat(header(refused, Exchange.HTTP_RESPONSE_CODE)).isNull();
    assertThat(new String(body(refused), UTF_8))
        .endsWith("grpc-status: 16\r\ngrpc-message: No such key.\r\n");
  }

  @ParameterizedTest
  @EnumSource(IngestProtocol.class)
  void showsNothingOfTheHubsOwnMistakes(IngestProtocol protocol) {
    Exchange failed = failure(protocol, new IllegalStateException("jdbc:postgresql://secret"));
    String text =
        protocol == IngestProtocol.GRPC
            ? failed.getMessage().getBody().toString()
            : new String(body(failed), UTF_8);
    assertThat(text).contains("internal").doesNotContain("secret").doesNotContain("Exception");
  }

  @ParameterizedTest
  @EnumSource(IngestError.class)
  void everyRefusalSaysWhetherToComeAgain(IngestError error) {
    Exchange refused = failure(IngestProtocol.HTTP, new IngestException(error, "No."));
    assertThat(header(refused, Exchange.HTTP_RESPONSE_CODE)).isEqualTo(error.httpStatus());
    assertThat(header(refused, "Retry-After") != null).isEqualTo(error.retryable());
  }
}
