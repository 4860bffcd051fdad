package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gosight.alert.channel.ChannelFailure;
import io.gosight.alert.delivery.Delivery;
import io.gosight.alert.history.AlertBatch;
import io.gosight.common.DeadLetterBatch;
import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.DeadLetter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts are made, published once they are in the history, and delivered apart from each other. */
class AlertRoutesTest extends RouteTest {
  private static final String ALERTS = "mock:kafka:gosight.alerts";
  private static final Alert ALERT =
      Alert.newBuilder()
          .setId(UUID.randomUUID().toString())
          .setProjectId("shop")
          .setTitle("Rage in the cart")
          .build();

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @Override
  List<String> files() {
    return List.of(
        "alert/evaluate-alerts",
        "alert/notify",
        "alert/purge-alerts",
        "errors/publish-dead-letters");
  }

  @BeforeEach
  void steps() {
    done.clear();
    for (String step :
        List.of(
            "match-rules",
            "compare-figures",
            "make-due-digests",
            "mark-published",
            "delete-old-alerts",
            "begin-delivery",
            "mark-sent",
            "mark-failed")) {
      replace(step, exchange -> done.add(step));
    }
    unpublished(ALERT);
  }

  private void unpublished(Alert... alerts) {
    replace(
        "fetch-unpublished",
        exchange -> exchange.getMessage().setBody(new AlertBatch(List.of(alerts))));
  }

  @ParameterizedTest
  @CsvSource({
    "kafka-batches:gosight.insights, match-rules",
    "timer:evaluate-metrics, compare-figures",
    "timer:make-digests, make-due-digests"
  })
  void eachWayToAnAlertPublishesWhatItMade(String beginning, String step) throws Exception {
    run(beginning, List.of());

    assertThat(done).containsExactly(step, "mark-published");
    Message published =
        (Message)
            mock(ALERTS).getReceivedExchanges().get(0).getMessage().getBody(List.class).get(0);
    assertThat(Alert.parseFrom(published.getBody(byte[].class))).isEqualTo(ALERT);
  }

  @Test
  void withoutAlertsNothingIsPublished() {
    unpublished();

    run("timer:make-digests", null);

    assertThat(mock(ALERTS).getReceivedCounter()).isZero();
    assertThat(done).containsExactly("make-due-digests");
  }

  @Test
  void anAlertThatKafkaDoesNotTakeStaysUnpublished() {
    mock(ALERTS)
        .whenAnyExchangeReceived(
            exchange -> {
              throw new IllegalStateException("away");
            });

    assertThat(begin("timer:make-digests", null).getException()).isNull();

    assertThat(done).containsExactly("make-due-digests");
  }

  @Test
  void alertsAreQueuedAndUnreadableOnesBecomeDeadLetters() throws Exception {
    replace(
        "queue-deliveries",
        exchange ->
            exchange
                .getMessage()
                .setBody(
                    (DeadLetterBatch) () -> List.of(DeadLetter.newBuilder().setId("d1").build())));

    run("kafka-batches:gosight.alerts", List.of());

    assertThat(deadLetters()).extracting(DeadLetter::getId).containsExactly("d1");
  }

  @Test
  void eachDueDeliveryIsSentInTheBackground() {
    replace("claim-deliveries", AlertRoutesTest::claimTwo);
    mock("mock:channel")
        .whenExchangeReceived(
            1,
            exchange -> {
              throw new ChannelFailure("away", Optional.empty());
            });

    run("timer:deliver-alerts", null);

    await().until(() -> done.size() == 4);
    assertThat(done)
        .containsExactlyInAnyOrder("begin-delivery", "mark-failed", "begin-delivery", "mark-sent");
  }

  private static void claimTwo(Exchange exchange) {
    exchange
        .getMessage()
        .setBody(List.of(new Delivery("slack", 1, 0, ALERT), new Delivery("email", 1, 0, ALERT)));
  }

  @Test
  void oldAlertsArePurged() {
    run("timer:purge-alerts", null);

    assertThat(done).containsExactly("delete-old-alerts");
  }
}
