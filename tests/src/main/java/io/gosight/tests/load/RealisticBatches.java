package io.gosight.tests.load;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.Page;
import java.util.List;
import java.util.Random;

/**
 * Makes batches as the SDK would send them: ten events of mixed kinds, about 3 KB, one visitor and
 * session each. The same seed gives the same batches. Not safe for use by many threads.
 */
public final class RealisticBatches {
  /** The number of events per batch. */
  public static final int EVENTS = 10;

  private static final List<String> PATHS =
      List.of("/", "/shoes?page=2", "/product/4711", "/cart", "/checkout", "/blog/how-to-choose");

  private static final String CAMPAIGN =
      "utm_source=newsletter&utm_medium=email&utm_campaign=autumn-sale-2026&utm_content=hero-button";

  private final Random random;
  private final RealisticVisitors visitors;
  private final RealisticEvents events;

  /** Makes the batches of a seed. */
  public RealisticBatches(long seed) {
    random = new Random(seed);
    visitors = new RealisticVisitors(random);
    events = new RealisticEvents(random);
  }

  /** A batch and its visitor. Immutable. */
  public record Sent(Visitor visitor, EventBatch batch) {}

  /**
   * The next batch, with an id for each event; events lie up to 5 s before {@code sentAtMs}.
   *
   * @param ids names the events
   * @param sequence the batch's number in the run
   * @param sessionId the session that it belongs to
   * @param sentAtMs the sender's clock, in ms since 1970
   */
  public Sent next(EventIds ids, long sequence, String sessionId, long sentAtMs) {
    Visitor visitor = visitors.next();
    BatchContext.Builder context =
        BatchContext.newBuilder()
            .setSdkName("gosight-js")
            .setSdkVersion("0.1.0")
            .setSessionId(sessionId)
            .setVisitorId(visitor.id())
            .setTabId("t" + random.nextInt(1_000_000))
            .setSentAtMs(sentAtMs)
            .setScreen(visitor.screen())
            .setClientHints(visitor.hints())
            .setLanguage(visitor.language())
            .setTimeZone(visitor.timeZone());
    for (int page = 0; page < 2; page++) {
      context.addPages(page());
    }
    EventBatch.Builder batch =
        EventBatch.newBuilder().setBatchId(ids.batch(sequence)).setContext(context);
    for (int i = 0; i < EVENTS; i++) {
      batch.addEvents(
          events
              .next(i == 0)
              .setId(ids.event(sequence, i))
              .setTimeMs(sentAtMs - (EVENTS - i) * 500L + random.nextInt(400))
              .setPageIndex(i < 6 ? 0 : 1));
    }
    return new Sent(visitor, batch.build());
  }

  private Page page() {
    String path = PATHS.get(random.nextInt(PATHS.size()));
    return Page.newBuilder()
        .setViewId("p" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36))
        .setUrl("https://shop.example.com" + path + (path.contains("?") ? "&" : "?") + CAMPAIGN)
        .setTitle("Shoes that fit · Example Shop " + path)
        .setReferrer("https://www.google.com/")
        .build();
  }
}
