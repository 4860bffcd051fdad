package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.gosight.proto.v1.Alert;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Identify;
import io.gosight.testing.Samples;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Every recipe of the documentation does what it says. */
class RecipesTest {
  private static final String EVENTS = "gosight.events.raw";
  private static final String ERRORS = "gosight.events.errors";
  private static final Event CLICK =
      Event.newBuilder().setId("click").setClick(Click.getDefaultInstance()).build();

  @TempDir private Path folder;

  private RecipeHub hub(String recipe) throws Exception {
    return hub(recipe, Map.of());
  }

  private RecipeHub hub(String recipe, Map<String, String> more) throws Exception {
    return new RecipeHub(folder, recipe, new HashMap<>(more));
  }

  private String written() throws IOException {
    Path out = folder.resolve("out");
    if (!Files.isDirectory(out)) {
      return "";
    }
    try (Stream<Path> files = Files.list(out)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }

  @Test
  void eventsOfOneProjectToAFile() throws Exception {
    try (RecipeHub hub = hub("events-to-file")) {
      byte[] mine = Samples.enriched("demo", CLICK, Samples.jsError("e1")).toByteArray();
      hub.publish(EVENTS, Samples.enriched("other", Samples.jsError("e9")).toByteArray(), "k");
      hub.publish(EVENTS, mine, "k");
      await().until(() -> written().lines().count() == 2);
      assertThat(written()).contains("\"event_id\":\"click\"", "TypeError").doesNotContain("e9");
    }
  }

  @ParameterizedTest
  @CsvSource({"errors-to-http, \"event_id\":\"e1\"", "errors-to-slack, TypeError: x is undefined"})
  void errorsToAnHttpEndpoint(String recipe, String expected) throws Exception {
    try (RecipeHub hub = hub(recipe)) {
      hub.publish(ERRORS, Samples.enriched("demo", Samples.jsError("e1")).toByteArray(), "k");
      await().until(() -> hub.posted.size() == 1);
      assertThat(hub.posted.get(0)).startsWith("{").contains(expected);
      assertThat(hub.postedHeaders.toString().toLowerCase(Locale.ROOT))
          .doesNotContain("kafka")
          .doesNotContain("camel");
    }
  }

  private static String batch(String url) {
    return "{\"context\":{\"sessionId\":\"s\",\"pages\":[{\"url\":\"https://shop.example/\"},{\"url\":\""
        + url
        + "\"}]},\"events\":[{\"id\":\"a\",\"jsError\":{\"type\":\"T\",\"message\":\"secret\"}},"
        + "{\"id\":\"b\",\"pageIndex\":1,\"pageView\":{}}]}";
  }

  private static HttpResponse<String> send(RecipeHub hub, String url) throws Exception {
    HttpResponse<String> answer =
        hub.post("/v1/events", batch(url), "application/json", Samples.WRITE_KEY);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  @Test
  void aNoisyUrlIsDroppedBeforeKafkaAndReported() throws Exception {
    try (RecipeHub hub = hub("drop-noisy-url")) {
      hub.watch(EVENTS);
      HttpResponse<String> answer = send(hub, "https://shop.example/healthz");
      assertThat(answer.body()).contains("\"accepted\":1", "\"index\":1", "FILTERED");
      await().until(() -> !hub.published.isEmpty());
      assertThat(hub.publishedEvents()).extracting(Event::getId).contains("a").doesNotContain("b");
    }
  }

  private static String visit(String session) {
    return batch("https://shop.example/a").replace("\"s\"", "\"" + session + "\"");
  }

  /** Whole batches go: what is left of one has nothing for Kafka. */
  @Test
  void aShareOfTheVisitsOfACountryIsKept() throws Exception {
    Map<String, String> settings =
        Map.of("sample.countries", "DE,FR", "sample.percent", "50", "test.country", "DE");
    try (RecipeHub hub = hub("sample-by-country", settings)) {
      hub.watch(EVENTS);
      int kept = 0;
      for (int i = 0; i < 20; i++) {
        HttpResponse<String> answer =
            hub.post("/v1/events", visit("s" + i), "application/json", Samples.WRITE_KEY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        boolean whole = answer.body().contains("\"accepted\":2");
        assertThat(answer.body().contains("FILTERED")).isNotEqualTo(whole);
        kept += whole ? 1 : 0;
      }
      assertThat(kept).isBetween(3, 17);
      int events = 2 * kept;
      await().until(() -> hub.publishedEvents().size() >= events);
      assertThat(hub.publishedEvents()).filteredOn(Event::hasPageView).hasSize(kept);
    }
  }

  @Test
  void oneMoreFieldIsScrubbed() throws Exception {
    try (RecipeHub hub = hub("scrub-field")) {
      hub.watch(EVENTS);
      assertThat(send(hub, "https://shop.example/a").body()).contains("\"accepted\":2");
      await().until(() -> !hub.published.isEmpty());
      assertThat(hub.published.toString()).doesNotContain("secret");
      assertThat(hub.publishedEvents().get(0).getJsError().getMessage()).isEqualTo("(scrubbed)");
    }
  }

  @Test
  void clicksToATopicOfTheirOwn() throws Exception {
    try (RecipeHub hub = hub("clicks-to-topic")) {
      hub.watch("clicks");
      hub.publish(EVENTS, Samples.enriched("demo", Samples.jsError("e1")).toByteArray(), "k");
      hub.publish(
          EVENTS, Samples.enriched("demo", CLICK, Samples.jsError("e1")).toByteArray(), "k");
      await().until(() -> !hub.published.isEmpty());
      assertThat(hub.publishedEvents()).extracting(Event::getId).containsExactly("click");
      assertThat(hub.published.get(0).getMessage().getHeaders())
          .containsEntry("kafka.KEY", "demo:s1")
          .doesNotContainKey("kafka.OVERRIDE_TOPIC");
    }
  }

  @Test
  void oneProjectIsForwarded() throws Exception {
    try (RecipeHub hub = hub("forward-project")) {
      hub.watch("gosight.forwarded");
      hub.publish(EVENTS, Samples.enriched("shop", CLICK).toByteArray(), "shop:s1");
      hub.publish(EVENTS, Samples.enriched("demo", CLICK).toByteArray(), "demo:s1");
      await().until(() -> !hub.published.isEmpty());
      assertThat(
              RecipeHub.records(hub.published.get(0).getMessage().getBody()).get(0).getProjectId())
          .isEqualTo("demo");
    }
  }

  @Test
  void deadLettersAreLogged() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger("dead-letters-to-log");
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    try (RecipeHub hub = hub("dead-letters-to-log")) {
      hub.publish("gosight.dead-letters", new byte[0], "shop");
      await()
          .until(
              () ->
                  List.copyOf(log.list).stream()
                      .map(ILoggingEvent::getFormattedMessage)
                      .anyMatch(line -> line.contains("A dead letter of project shop")));
    }
  }

  @Test
  void alertsToAnotherComponent() throws Exception {
    try (RecipeHub hub = hub("alerts-to-file")) {
      Alert alert = Alert.newBuilder().setProjectId("shop").setTitle("Rage in the cart").build();
      hub.publish("gosight.alerts", alert.toByteArray(), "");
      await().until(() -> written().contains("\"title\":\"Rage in the cart\""));
    }
  }

  @Test
  void clicksToObjects() throws Exception {
    try (RecipeHub hub = hub("clicks-to-s3", Map.of("clicks.bucket", "clicks"))) {
      hub.publish(EVENTS, Samples.enriched("demo", Samples.jsError("e1")).toByteArray(), "k");
      hub.publish(EVENTS, Samples.enriched("demo", CLICK).toByteArray(), "k");
      await().until(() -> !hub.stored.isEmpty());
      Message object = hub.stored.get(0).getMessage();
      assertThat(object.getBody(String.class)).contains("\"event_id\":\"click\"");
      assertThat(object.getHeader("CamelAwsS3Key", String.class)).isEqualTo("clicks/2/7.jsonl");
      assertThat(object.getHeaders()).containsOnlyKeys("CamelAwsS3Key");
    }
  }

  private static byte[] clickAndIdentify() {
    Event identify =
        Event.newBuilder().setId("known").setIdentify(Identify.getDefaultInstance()).build();
    return Samples.enriched("demo", CLICK, identify).toByteArray();
  }

  @Test
  void eventsToASecondClickHouse() throws Exception {
    try (RecipeHub hub = hub("second-clickhouse")) {
      hub.publish(EVENTS, clickAndIdentify(), "k");
      await().until(() -> hub.posted.size() == 1);
      assertThat(hub.posted.get(0).lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
      assertThat(hub.queries.get(0)).contains("INSERT INTO events FORMAT JSONEachRow");
    }
  }

  @Test
  void knownVisitorsToACrm() throws Exception {
    try (RecipeHub hub = hub("visitors-to-crm")) {
      hub.publish(EVENTS, clickAndIdentify(), "k");
      await().until(() -> hub.posted.size() == 1);
      assertThat(hub.posted.get(0)).contains("\"event_id\":\"known\"").doesNotContain("click");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dead-letters-to-mail | A record of the project shop could not be processed
          daily-digest         | 3 visits, 7 page views, 1 errors
          """)
  void mails(String recipe, String expected) throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    Map<String, String> settings =
        Map.of("mail.host", "127.0.0.1:" + mail.getSmtp().getPort(), "digest.delay-ms", "1");
    try (RecipeHub hub = hub(recipe, settings)) {
      hub.publish("gosight.dead-letters", new byte[0], "shop");
      assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
      assertThat(mail.getReceivedMessages()[0].getContent().toString()).contains(expected);
      assertThat(mail.getReceivedMessages()[0].getHeader("kafka.KEY")).isNull();
    } finally {
      mail.stop();
    }
  }

  @Test
  void everyRecipeIsTestedHere() throws IOException {
    String source = Files.readString(Path.of("src/test/java/io/gosight/app/RecipesTest.java"));
    try (Stream<Path> files = Files.list(RecipeHub.RECIPES)) {
      Set<String> recipes =
          files
              .map(file -> file.getFileName().toString().replace(".camel.yaml", ""))
              .filter(name -> !name.endsWith(".md") && !name.startsWith("events-of-"))
              .collect(Collectors.toSet());
      assertThat(recipes).hasSizeGreaterThan(7).allMatch(source::contains);
    }
  }
}
