package io.gosight.presence;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.WireFormat;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.UserAgent;
import java.io.IOException;

/** Reads what a batch says of its session, and none of its events. For one record. */
final class ActivityReader {
  private String projectId = "";
  private long receivedAtMs;
  private Geo geo = Geo.getDefaultInstance();
  private boolean bot;
  private BatchContext context = BatchContext.getDefaultInstance();

  private ActivityReader() {}

  /** What the record's batch says; null if it can't be read, as others report. */
  static ActivityReader of(byte[] value) {
    if (value == null) {
      return null;
    }
    ActivityReader reader = new ActivityReader();
    try {
      reader.read(CodedInputStream.newInstance(value));
      return reader;
    } catch (IOException e) {
      return null;
    }
  }

  private void read(CodedInputStream in) throws IOException {
    ExtensionRegistryLite none = ExtensionRegistryLite.getEmptyRegistry();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case EnrichedBatch.PROJECT_ID_FIELD_NUMBER -> projectId = in.readString();
        case EnrichedBatch.RECEIVED_AT_MS_FIELD_NUMBER -> receivedAtMs = in.readInt64();
        case EnrichedBatch.GEO_FIELD_NUMBER -> geo = Geo.parseFrom(in.readBytes(), none);
        case EnrichedBatch.USER_AGENT_FIELD_NUMBER ->
            bot = UserAgent.parseFrom(in.readBytes(), none).getBot();
        case EnrichedBatch.CONTEXT_FIELD_NUMBER ->
            context = BatchContext.parseFrom(in.readBytes(), none);
        default -> in.skipField(tag);
      }
    }
  }

  String projectId() {
    return projectId;
  }

  String sessionId() {
    return context.getSessionId();
  }

  /** Whether it is of a person's session. */
  boolean counts() {
    return !bot && !projectId.isEmpty() && !context.getSessionId().isEmpty();
  }

  Activity activity() {
    int pages = context.getPagesCount();
    String url = pages == 0 ? "" : context.getPages(pages - 1).getUrl();
    return new Activity(
        context.getVisitorId(), url.replaceFirst("[?#].*", ""), geo.getCountryCode(), receivedAtMs);
  }
}
