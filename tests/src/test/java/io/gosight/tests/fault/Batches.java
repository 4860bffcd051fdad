package io.gosight.tests.fault;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.PageView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Builds batches. */
final class Batches {
  private Batches() {}

  /** A batch of page views with these ids. */
  static EventBatch.Builder pageViews(String session, String... ids) {
    EventBatch.Builder batch =
        EventBatch.newBuilder()
            .setContext(
                BatchContext.newBuilder()
                    .setSessionId(session)
                    .setSentAtMs(System.currentTimeMillis())
                    .addPages(Page.newBuilder().setUrl("https://shop.example/")));
    for (String id : ids) {
      batch.addEvents(pageView(id, System.currentTimeMillis()));
    }
    return batch;
  }

  /** A page view at the given time. */
  static Event pageView(String id, long timeMs) {
    return Event.newBuilder()
        .setId(id)
        .setTimeMs(timeMs)
        .setPageView(PageView.getDefaultInstance())
        .build();
  }

  /** Compresses bytes with gzip. */
  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
