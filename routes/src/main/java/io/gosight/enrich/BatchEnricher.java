package io.gosight.enrich;

import com.google.common.net.InetAddresses;
import io.gosight.common.ClockOffset;
import io.gosight.common.Hosts;
import io.gosight.common.Unsigned;
import io.gosight.ingest.Encoded;
import io.gosight.ingest.Submission;
import io.gosight.ingest.ValidatedBatch;
import io.gosight.project.CountingChoices;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.CountedAsBot;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.SendEventsResponse;
import io.gosight.proto.v1.UserAgent;
import io.gosight.scrub.Scrubber;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Adds place, browser and right times to a batch, and scrubs it. Safe for use by many threads. */
public final class BatchEnricher {
  /** What kind of bot the project's own team counts as. */
  static final String INTERNAL = "internal";

  private static final String BOT_NOTICE =
      "The User-Agent header is a bot's: figures leave these events out and show them apart."
          + " To send what a visitor did, send the visitor's User-Agent header.";

  private final GeoLookup geo;
  private final UserAgents userAgents;
  private final AnonymousVisitor anonymousVisitor;
  private final Function<String, CountingChoices> choices;
  private final Scrubber scrubber;
  private final Counter withoutGeo;

  /**
   * An enricher.
   *
   * @param geo where addresses are found
   * @param userAgents reads browsers
   * @param anonymousVisitor names visitors without an id
   * @param choices how a project wants its visitors counted, by its id
   * @param scrubber takes secrets out
   * @param registry counts what was missing
   */
  public BatchEnricher(
      GeoLookup geo,
      UserAgents userAgents,
      AnonymousVisitor anonymousVisitor,
      Function<String, CountingChoices> choices,
      Scrubber scrubber,
      MeterRegistry registry) {
    this.geo = geo;
    this.userAgents = userAgents;
    this.anonymousVisitor = anonymousVisitor;
    this.choices = choices;
    this.scrubber = scrubber;
    this.withoutGeo =
        Counter.builder("enrich_batches_without_geo")
            .description("Batches whose visitor's place is not known.")
            .register(registry);
  }

  /** Enriches a batch; never fails for want of a source. */
  public AcceptedBatch enrich(ValidatedBatch batch) {
    Submission submission = batch.submission();
    InetAddress address = parse(submission.address());
    BatchContext context = batch.context().message();
    long receivedAtMs = submission.receivedAt().toEpochMilli();
    EnrichedBatch.Builder enriched =
        EnrichedBatch.newBuilder()
            .setProjectId(batch.projectId())
            .setReceivedAtMs(receivedAtMs)
            .setClockOffsetMs(
                ClockOffset.of(context.getSentAtMs(), receivedAtMs, times(batch.events())))
            .addAllOwnHosts(batch.ownHosts());
    UserAgent agent =
        userAgents.of(
            submission.userAgent(),
            context.getClientHints(),
            Unsigned.capped(context.getScreen().getMaxTouchPoints()));
    CountingChoices counted = choices.apply(batch.projectId());
    Encoded<BatchContext> named = context(batch, address, counted.oneVisitorOnAllHosts());
    boolean internal =
        !agent.getBot()
            && counted.internalVisitors().contain(named.message().getVisitorId(), address);
    enriched.setUserAgent(
        internal ? agent.toBuilder().setBot(true).setBotKind(INTERNAL).build() : agent);
    Geo place = place(address);
    if (place == null) {
      withoutGeo.increment();
    } else {
      enriched.setGeo(place);
    }
    if (address != null) {
      enriched.setIp(NetworkAddress.shorten(address));
    }
    return new AcceptedBatch(
        submission,
        enriched.build(),
        named,
        scrub(batch.events()),
        agent.getBot() ? withNotice(batch.answer(), agent) : batch.answer());
  }

  private List<Encoded<Event>> scrub(List<Encoded<Event>> events) {
    List<Encoded<Event>> clean = new ArrayList<>(events.size());
    for (Encoded<Event> received : events) {
      Event event = scrubber.scrub(received.message());
      clean.add(event.equals(received.message()) ? received : Encoded.of(event));
    }
    return clean;
  }

  private Encoded<BatchContext> scrub(Encoded<BatchContext> received) {
    BatchContext clean = scrubber.scrub(received.message());
    return clean.equals(received.message()) ? received : Encoded.of(clean);
  }

  private static long[] times(List<Encoded<Event>> events) {
    long[] times = new long[events.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = events.get(i).message().getTimeMs();
    }
    return times;
  }

  private static SendEventsResponse withNotice(SendEventsResponse answer, UserAgent agent) {
    return answer.toBuilder()
        .setCountedAsBot(
            CountedAsBot.newBuilder()
                .setKind(agent.getBotKind())
                .setName(agent.getBotName())
                .setMessage(BOT_NOTICE))
        .build();
  }

  private Geo place(InetAddress address) {
    try {
      return address == null ? null : geo.find(address);
    } catch (RuntimeException e) {
      // A damaged database is a gap like a missing one; no batch waits for it.
      return null;
    }
  }

  private Encoded<BatchContext> context(
      ValidatedBatch batch, InetAddress address, boolean oneVisitorOnAllHosts) {
    Encoded<BatchContext> clean = scrub(batch.context());
    if (!clean.message().getVisitorId().isEmpty()) {
      return clean;
    }
    Submission submission = batch.submission();
    String visitor =
        anonymousVisitor.id(
            LocalDate.ofInstant(submission.receivedAt(), ZoneOffset.UTC),
            batch.projectId(),
            oneVisitorOnAllHosts ? "" : site(clean.message()),
            address == null ? "" : address.getHostAddress(),
            submission.userAgent() == null ? "" : submission.userAgent());
    return Encoded.of(clean.message().toBuilder().setVisitorId(visitor).build());
  }

  /** Like an id that the SDK keeps, one that is derived belongs to a host, with or without www. */
  private static String site(BatchContext context) {
    return context.getPagesCount() == 0 ? "" : Hosts.site(Hosts.of(context.getPages(0).getUrl()));
  }

  private static InetAddress parse(String address) {
    return address != null && InetAddresses.isInetAddress(address)
        ? InetAddresses.forString(address)
        : null;
  }
}
