package io.gosight.presence;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.UserAgent;
import java.io.IOException;

/**
 * Reads what a batch says of its session, field by field and none of its events, because every
 * stored batch is read so. For one record.
 */
final class ActivityReader {
  private final CodedInputStream in;
  private String projectId = "";
  private String sessionId = "";
  private String visitorId = "";
  private String country = "";
  private String url = "";
  private long receivedAtMs;
  private boolean bot;

  private ActivityReader(CodedInputStream in) {
    this.in = in;
  }

  /** What the record's batch says; null if it can't be read, as others report. */
  static ActivityReader of(byte[] value) {
    if (value == null) {
      return null;
    }
    ActivityReader reader = new ActivityReader(CodedInputStream.newInstance(value));
    try {
      reader.readBatch();
      return reader;
    } catch (IOException e) {
      return null;
    }
  }

  private void readBatch() throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case EnrichedBatch.PROJECT_ID_FIELD_NUMBER -> projectId = in.readString();
        case EnrichedBatch.RECEIVED_AT_MS_FIELD_NUMBER -> receivedAtMs = in.readInt64();
        case EnrichedBatch.GEO_FIELD_NUMBER -> readGeo();
        case EnrichedBatch.USER_AGENT_FIELD_NUMBER -> readUserAgent();
        case EnrichedBatch.CONTEXT_FIELD_NUMBER -> readContext();
        default -> {
          if (isPastContext(tag)) {
            return;
          }
          in.skipField(tag);
        }
      }
    }
  }

  /** Fields are written in their order, and the events come last. */
  private boolean isPastContext(int tag) {
    return !sessionId.isEmpty()
        && WireFormat.getTagFieldNumber(tag) == EnrichedBatch.EVENTS_FIELD_NUMBER;
  }

  private void readGeo() throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == Geo.COUNTRY_CODE_FIELD_NUMBER) {
        country = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(outer);
  }

  private void readUserAgent() throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == UserAgent.BOT_FIELD_NUMBER) {
        bot = in.readBool();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(outer);
  }

  private void readContext() throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case BatchContext.SESSION_ID_FIELD_NUMBER -> sessionId = in.readString();
        case BatchContext.VISITOR_ID_FIELD_NUMBER -> visitorId = in.readString();
        case BatchContext.PAGES_FIELD_NUMBER -> readPage();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(outer);
  }

  /** The last page is the present one. */
  private void readPage() throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == Page.URL_FIELD_NUMBER) {
        url = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(outer);
  }

  String projectId() {
    return projectId;
  }

  String sessionId() {
    return sessionId;
  }

  /** Whether it is of a person's session. */
  boolean counts() {
    return !bot && !projectId.isEmpty() && !sessionId.isEmpty();
  }

  Activity activity() {
    return new Activity(visitorId, page(url), country, receivedAtMs);
  }

  /** The address without query and fragment. */
  private static String page(String url) {
    int query = url.indexOf('?');
    int fragment = url.indexOf('#');
    int end = query < 0 ? fragment : fragment < 0 ? query : Math.min(query, fragment);
    return end < 0 ? url : url.substring(0, end);
  }
}
