package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.common.DeadLetterBatch;
import io.gosight.ingest.Submission;
import io.gosight.ingest.keys.RateLimiter.MinuteCount;
import io.gosight.kafka.RecordRefusedException;
import io.gosight.proto.v1.DeadLetter;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.testing.Samples;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch on its whole way from each entry to Kafka, and what runs beside it. */
class IngestRoutesTest extends RouteTest {
  private static final String EVENTS = "mock:kafka:gosight.events.raw";

  @Override
  List<String> files() {
    return List.of(
        "ingest/accept-batch",
        "ingest/answer-failures",
        "ingest/cors-preflight",
        "ingest/dead-letter-rejected-events",
        "ingest/get-sdk-config",
        "ingest/ingest-grpc",
        "ingest/ingest-grpc-web",
        "ingest/ingest-http",
        "ingest/lookup-write-key",
        "ingest/share-rate-limits",
        "enrich/enrich-batch",
        "fan-out/fan-out-batch",
        "fan-out/publish-each-record",
        "fan-out/drain-spool",
        "errors/publish-dead-letters");
  }

  @BeforeEach
  void knowTheKey() {
    mock("mock:sql")
        .whenAnyExchangeReceived(
            exchange ->
                exchange.getMessage().setBody(Map.of("project_id", "shop", "allowed_origins", "")));
    // What platform-http gives is read by tests over HTTP.
    for (String step :
        List.of("read-http-submission", "read-grpc-web-submission", "read-config-request")) {
      replace(
          step,
          exchange ->
              exchange.setProperty(
                  Submission.PROPERTY, exchange.getMessage().getBody(Submission.class)));
    }
    leaveOut("accept-earlier-batches");
  }

  private static Submission batch(Event... events) {
    return Samples.decoded(Samples.batch(events), Samples.WRITE_KEY, null);
  }

  private static EnrichedBatch published(Object body) throws Exception {
    Object record = body instanceof List<?> list ? ((Message) list.get(0)).getBody() : body;
    return EnrichedBatch.parseFrom((byte[]) record);
  }

  @ParameterizedTest
  @CsvSource({
    "platform-http:POST:v1/events",
    "platform-http:POST:gosight.v1.IngestService/SendEvents",
    "ingest-grpc:127.0.0.1:50051/io.gosight.proto.v1.IngestService"
  })
  void eachEntryBringsABatchToKafka(String entry) throws Exception {
    run(entry, batch(Samples.pageView("a")));

    assertThat(published(mock(EVENTS).getReceivedExchanges().get(0).getMessage().getBody()))
        .matches(record -> record.getProjectId().equals("shop"))
        .matches(record -> record.getEvents(0).getId().equals("a"));
  }

  @Test
  void anUnknownKeyIsRefusedAndPublishesNothing() {
    mock("mock:sql").whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(null));

    Message answer =
        run(
            "platform-http:POST:v1/events",
            Samples.decoded(
                Samples.batch(Samples.pageView("a")), "gsw_zzzzzzzzzzzzzzzzzzzzzz", null));

    assertThat(answer.getBody(SendEventsResponse.class).getError().getCode()).isNotEmpty();
    assertThat(mock(EVENTS).getReceivedCounter()).isZero();
  }

  @Test
  void aCachedKeyNeedsNoDatabase() {
    mock("mock:spring-redis")
        .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody("shop"));

    assertThat(run("lookup-write-key", "hash").getBody()).isEqualTo("shop");
    assertThat(mock("mock:sql").getReceivedCounter()).isZero();
  }

  @Test
  void withoutRedisTheDatabaseIsAskedAndTheAnswerIsTheSame() {
    mock("mock:spring-redis")
        .whenAnyExchangeReceived(
            exchange -> {
              throw new IllegalStateException("away");
            });

    assertThat(run("lookup-write-key", "hash").getBody()).isEqualTo("shop");
    assertThat(mock("mock:sql").getReceivedCounter()).isEqualTo(1);
  }

  @Test
  void withoutKafkaABatchWaitsInTheSpoolUntilItIsDrained() throws Exception {
    mock(EVENTS)
        .whenExchangeReceived(
            1,
            exchange -> {
              throw new org.apache.kafka.common.errors.TimeoutException("away");
            });

    Message answer = run("accept-batch", batch(Samples.pageView("a")));
    run("timer:drain-spool", null);

    assertThat(answer.getBody(SendEventsResponse.class).getAccepted()).isEqualTo(1);
    assertThat(mock(EVENTS).getReceivedCounter()).isEqualTo(2);
    assertThat(published(mock(EVENTS).getReceivedExchanges().get(1).getMessage().getBody()))
        .matches(record -> record.getEvents(0).getId().equals("a"));
  }

  @Test
  void whatKafkaRefusesForGoodBecomesDeadLetters() throws Exception {
    mock(EVENTS)
        .whenAnyExchangeReceived(
            exchange -> {
              throw new RecordRefusedException(new RecordTooLargeException("too large"));
            });

    Message answer = run("accept-batch", batch(Samples.pageView("a")));

    assertThat(answer.getBody(SendEventsResponse.class).getAccepted()).isEqualTo(1);
    assertThat(deadLetters()).extracting(DeadLetter::getEventId).containsExactly("a");
  }

  @Test
  void rejectedEventsBecomeDeadLetters() throws Exception {
    replace(
        "take-rejected",
        exchange ->
            exchange
                .getMessage()
                .setBody(
                    (DeadLetterBatch) () -> List.of(DeadLetter.newBuilder().setId("d").build())));

    run("timer:dead-letter-rejected-events", null);

    assertThat(deadLetters()).extracting(DeadLetter::getId).containsExactly("d");
  }

  @Test
  void thisNodesCountsAreAddedToTheSharedOnes() {
    replace(
        "take-counts",
        exchange ->
            exchange
                .getMessage()
                .setBody(List.of(new MinuteCount("ratelimit:shop:1", "shop", 1, 5))));
    mock("mock:spring-redis")
        .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(7L));

    run("timer:share-rate-limits", null);

    assertThat(mock("mock:spring-redis").getReceivedExchanges())
        .hasSize(2)
        .first()
        .matches(e -> e.getMessage().getHeader("CamelRedis.Value").equals(5L));
  }

  @Test
  void theSdkLearnsWhatIsRecorded() {
    replace("answer-config", exchange -> exchange.getMessage().setBody("config"));

    assertThat(run("platform-http:GET:v1/config", batch()).getBody()).isEqualTo("config");
  }

  @Test
  void aPreflightIsAllowedFromAnywhere() {
    Message answer = run("platform-http:OPTIONS:v1/events", null);

    assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo("204");
  }
}
