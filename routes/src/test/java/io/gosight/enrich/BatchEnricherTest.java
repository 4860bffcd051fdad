package io.gosight.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.Encoded;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.ingest.ValidatedBatch;
import io.gosight.project.CountingChoices;
import io.gosight.project.InternalVisitors;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.scrub.ReplayScrubber;
import io.gosight.scrub.Scrubber;
import io.gosight.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchEnricherTest {
  private static final Geo PLACE = Geo.newBuilder().setCountryCode("NP").build();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private SendEventsResponse answer;
  private boolean oneVisitorOnAllHosts;
  private InternalVisitors internalVisitors = InternalVisitors.NONE;
  private String agent = "curl/8";

  private EnrichedBatch enrich(GeoLookup geo, BatchContext context, String address) {
    BatchEnricher enricher =
        new BatchEnricher(
            geo,
            new UserAgents(),
            new AnonymousVisitor(day -> new byte[32]),
            project ->
                new CountingChoices(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    oneVisitorOnAllHosts,
                    internalVisitors),
            new Scrubber(List.of(), new ReplayScrubber(1 << 20)),
            registry);
    Submission submission =
        new Submission(
            IngestProtocol.HTTP, null, null, null, null, null, null, address, agent, Samples.NOW);
    AcceptedBatch accepted =
        enricher.enrich(
            new ValidatedBatch(
                submission,
                "shop",
                List.of("shop.example"),
                Encoded.of(context),
                Samples.received(
                    List.of(
                        Samples.pageView("e").toBuilder()
                            .setTimeMs(Samples.NOW.toEpochMilli() - 100_000)
                            .build())),
                SendEventsResponse.getDefaultInstance()));
    answer = accepted.answer();
    return accepted.enriched().toBuilder().setContext(accepted.context().message()).build();
  }

  @Test
  void addsWhatTheHubKnows() {
    BatchContext context =
        Samples.context().toBuilder().setSentAtMs(Samples.NOW.toEpochMilli() - 90_000).build();
    EnrichedBatch batch = enrich(address -> PLACE, context, "203.0.113.7");
    assertThat(batch.getProjectId()).isEqualTo("shop");
    assertThat(batch.getReceivedAtMs()).isEqualTo(Samples.NOW.toEpochMilli());
    assertThat(batch.getClockOffsetMs()).isEqualTo(90_000);
    assertThat(batch.getGeo()).isEqualTo(PLACE);
    assertThat(batch.getIp()).isEqualTo("203.0.113.0");
    assertThat(batch.getUserAgent().getBot()).isTrue();
    assertThat(batch.getOwnHostsList()).containsExactly("shop.example");
    assertThat(answer.getCountedAsBot().getKind()).isEqualTo("library");
    assertThat(answer.getCountedAsBot().getName()).isEqualTo("curl");
    assertThat(batch.getContext().getVisitorId()).isEqualTo("v1");
  }

  @Test
  void goesOnWithoutAPlaceAndCountsIt() {
    assertThat(enrich(GeoLookup.NONE, Samples.context(), "203.0.113.7").hasGeo()).isFalse();
    EnrichedBatch nowhere = enrich(address -> PLACE, Samples.context(), "not an address");
    assertThat(nowhere.hasGeo()).isFalse();
    assertThat(nowhere.getIp()).isEmpty();
    GeoLookup damaged =
        address -> {
          throw new UncheckedIOException(new IOException("damaged"));
        };
    assertThat(enrich(damaged, Samples.context(), "203.0.113.7").hasGeo()).isFalse();
    assertThat(registry.counter("enrich_batches_without_geo").count()).isEqualTo(3);
  }

  @Test
  void namesVisitorsThatCarryNoId() {
    BatchContext nobody = Samples.context().toBuilder().clearVisitorId().build();
    assertThat(enrich(GeoLookup.NONE, nobody, "203.0.113.7").getContext().getVisitorId())
        .hasSize(16);
    assertThat(enrich(GeoLookup.NONE, nobody, null).getContext().getVisitorId()).hasSize(16);
  }

  private String visitorOn(String url) {
    BatchContext nobody =
        Samples.context().toBuilder()
            .clearVisitorId()
            .clearPages()
            .addPages(Page.newBuilder().setUrl(url))
            .build();
    return enrich(GeoLookup.NONE, nobody, "203.0.113.7").getContext().getVisitorId();
  }

  @Test
  void aVisitorWithoutAnIdIsOneOnAllHostsIfTheProjectSaysSo() {
    String www = visitorOn("https://www.example/");
    assertThat(visitorOn("https://example./")).isEqualTo(www);
    assertThat(visitorOn("https://shop.www.example/")).isNotEqualTo(www);
    oneVisitorOnAllHosts = true;
    assertThat(visitorOn("https://shop.www.example/")).isEqualTo(visitorOn("https://www.example/"));
  }

  @Test
  void theProjectsOwnTeamCountsApart() {
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
    assertThat(enrich(GeoLookup.NONE, Samples.context(), "203.0.113.7").getUserAgent().getBot())
        .isFalse();
    for (String team : List.of("v1", "203.0.113.7", "203.0.113.0/24")) {
      internalVisitors = new InternalVisitors(List.of("nobody", team));
      EnrichedBatch batch = enrich(GeoLookup.NONE, Samples.context(), "203.0.113.7");
      assertThat(batch.getUserAgent().getBot()).as(team).isTrue();
      assertThat(batch.getUserAgent().getBotKind()).isEqualTo("internal");
      assertThat(batch.getUserAgent().getBrowser()).isEqualTo("Firefox");
      assertThat(answer.hasCountedAsBot()).isFalse();
      BatchContext another = Samples.context().toBuilder().setVisitorId("v2").build();
      assertThat(enrich(GeoLookup.NONE, another, "203.0.114.7").getUserAgent().getBot())
          .as(team)
          .isFalse();
    }
  }
}
