package io.gosight.insight;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.gosight.host.detector.StreamId;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.UserAgent;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.PageRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What detectors are shown of a record. Much of it is for others (place, browser, screen, titles)
 * and is passed over unread, because reading is a good part of what detecting costs.
 *
 * @param stream the tab
 * @param bot whether a bot sent it that is no browser
 * @param receivedMs when the hub received it, in ms since 1970
 * @param clockOffsetMs what to add to the sender's times to get the hub's
 * @param events the events, without kinds that detectors have no idea of
 */
record DetectorBatch(
    StreamId stream, boolean bot, long receivedMs, long clockOffsetMs, List<DetectedEvent> events) {
  /** What a program does in a browser, as in a site's own tests, detectors can judge. */
  private static final String HEADLESS = "headless";

  /**
   * Reads an {@link EnrichedBatch}.
   *
   * @param customs whether any detector reads custom events, which may be long; else theirs are
   *     empty
   * @throws com.google.protobuf.InvalidProtocolBufferException if it is none
   */
  static DetectorBatch read(byte[] record, boolean customs) throws IOException {
    return new Reader(CodedInputStream.newInstance(record), customs).batch();
  }

  /** Reads a part of a message: some of its fields. */
  private interface Fields {
    /** Reads the field whose tag was read, or skips it. */
    void read(int tag) throws IOException;
  }

  /** Events are made at the end, because on the wire what they need may come after them. */
  private static final class Reader {
    private final CodedInputStream in;
    private final boolean customs;
    private final List<PageRef> pages = new ArrayList<>(4);
    private final List<RawEvent> events = new ArrayList<>(16);
    private String projectId = "";
    private String sessionId = "";
    private String tabId = "";
    private String viewId = "";
    private String url = "";
    private long receivedMs;
    private long clockOffsetMs;
    private boolean bot;
    private boolean headless;

    private Reader(CodedInputStream in, boolean customs) {
      this.in = in;
      this.customs = customs;
    }

    private DetectorBatch batch() throws IOException {
      all(this::batchField);
      List<DetectedEvent> seen = new ArrayList<>(events.size());
      for (RawEvent event : events) {
        int page = event.pageIndex();
        DetectedEvents.of(
                event,
                clockOffsetMs,
                receivedMs,
                page >= 0 && page < pages.size() ? pages.get(page) : PageRef.NONE)
            .ifPresent(seen::add);
      }
      return new DetectorBatch(
          new StreamId(projectId, sessionId, tabId),
          bot && !headless,
          receivedMs,
          clockOffsetMs,
          seen);
    }

    private void batchField(int tag) throws IOException {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case EnrichedBatch.PROJECT_ID_FIELD_NUMBER -> projectId = in.readStringRequireUtf8();
        case EnrichedBatch.RECEIVED_AT_MS_FIELD_NUMBER -> receivedMs = in.readInt64();
        case EnrichedBatch.CLOCK_OFFSET_MS_FIELD_NUMBER -> clockOffsetMs = in.readInt64();
        case EnrichedBatch.USER_AGENT_FIELD_NUMBER -> nested(this::userAgentField);
        case EnrichedBatch.CONTEXT_FIELD_NUMBER -> nested(this::contextField);
        case EnrichedBatch.EVENTS_FIELD_NUMBER -> {
          int outer = in.pushLimit(in.readRawVarint32());
          events.add(RawEvent.read(in, customs));
          in.popLimit(outer);
        }
        default -> in.skipField(tag);
      }
    }

    private void userAgentField(int tag) throws IOException {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case UserAgent.BOT_FIELD_NUMBER -> bot = in.readBool();
        case UserAgent.BOT_KIND_FIELD_NUMBER ->
            headless = in.readStringRequireUtf8().equals(HEADLESS);
        default -> in.skipField(tag);
      }
    }

    private void contextField(int tag) throws IOException {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case BatchContext.SESSION_ID_FIELD_NUMBER -> sessionId = in.readStringRequireUtf8();
        case BatchContext.TAB_ID_FIELD_NUMBER -> tabId = in.readStringRequireUtf8();
        case BatchContext.PAGES_FIELD_NUMBER -> {
          viewId = "";
          url = "";
          nested(this::pageField);
          pages.add(new PageRef(viewId, url));
        }
        default -> in.skipField(tag);
      }
    }

    private void pageField(int tag) throws IOException {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case Page.VIEW_ID_FIELD_NUMBER -> viewId = in.readStringRequireUtf8();
        case Page.URL_FIELD_NUMBER -> url = in.readStringRequireUtf8();
        default -> in.skipField(tag);
      }
    }

    private void nested(Fields fields) throws IOException {
      int outer = in.pushLimit(in.readRawVarint32());
      all(fields);
      in.popLimit(outer);
    }

    private void all(Fields fields) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        fields.read(tag);
      }
    }
  }
}
