package io.gosight.kafka;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.gosight.proto.v1.EnrichedBatch;
import java.io.IOException;

/** Counts an {@link EnrichedBatch}'s events without reading them. */
public final class EventCount implements RecordWeight {
  @Override
  public int of(byte[] value) {
    CodedInputStream in = CodedInputStream.newInstance(value);
    int events = 0;
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (WireFormat.getTagFieldNumber(tag) == EnrichedBatch.EVENTS_FIELD_NUMBER) {
          events++;
        }
        if (!in.skipField(tag)) {
          return Math.max(events, 1);
        }
      }
    } catch (IOException e) {
      return Math.max(events, 1);
    }
    return Math.max(events, 1);
  }
}
