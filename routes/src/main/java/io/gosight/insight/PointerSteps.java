package io.gosight.insight;

import com.google.common.primitives.Ints;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.gosight.common.Unsigned;
import io.gosight.proto.v1.Mouse;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.PageRef;
import io.gosight.spi.event.PointerPath;
import java.io.IOException;
import java.util.Arrays;

/**
 * A {@link Mouse} as it is read off the wire: the pointer's steps from sample to sample. These are
 * most of the numbers in a batch, so they are read straight to where they are added up. For one
 * thread.
 */
final class PointerSteps {
  /** No visit is longer; what lasts longer must not carry the events' time away. */
  static final long LONGEST_MS = 24 * 3_600_000L;

  private final Numbers waits = new Numbers();
  private final Numbers across = new Numbers();
  private final Numbers down = new Numbers();

  private PointerSteps() {}

  /**
   * Reads to the end, or to the limit.
   *
   * @throws com.google.protobuf.InvalidProtocolBufferException if this is no path
   */
  static PointerSteps read(CodedInputStream in) throws IOException {
    PointerSteps steps = new PointerSteps();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case Mouse.DT_MS_FIELD_NUMBER -> steps.waits.read(in, tag);
        case Mouse.DX_FIELD_NUMBER -> steps.across.read(in, tag);
        case Mouse.DY_FIELD_NUMBER -> steps.down.read(in, tag);
        default -> in.skipField(tag);
      }
    }
    return steps;
  }

  /** The path from that time on, as far as it has all three numbers; its time is its end. */
  PointerPath path(String id, long beginMs, PageRef page) {
    int count = Math.min(waits.size, Math.min(across.size, down.size));
    long[] times = new long[count];
    int[] xs = new int[count];
    int[] ys = new int[count];
    long atMs = beginMs;
    long x = 0;
    long y = 0;
    for (int i = 0; i < count; i++) {
      atMs = Math.min(atMs + Unsigned.wide(waits.values[i]), beginMs + LONGEST_MS);
      x += CodedInputStream.decodeZigZag32(across.values[i]);
      y += CodedInputStream.decodeZigZag32(down.values[i]);
      times[i] = atMs;
      xs[i] = Ints.saturatedCast(x);
      ys[i] = Ints.saturatedCast(y);
    }
    return PointerPath.of(new EventHead(id, atMs, page), count, times, xs, ys);
  }

  /** The values of a repeated field. */
  private static final class Numbers {
    private int[] values = {};
    private int size;

    private void read(CodedInputStream in, int tag) throws IOException {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        room(1);
        values[size++] = in.readRawVarint32();
        return;
      }
      int length = in.readRawVarint32();
      int outer = in.pushLimit(length);
      // none is shorter than a byte
      room(length);
      while (in.getBytesUntilLimit() > 0) {
        values[size++] = in.readRawVarint32();
      }
      in.popLimit(outer);
    }

    private void room(int more) {
      if (size + more > values.length) {
        values = Arrays.copyOf(values, Math.max(size + more, 2 * size));
      }
    }
  }
}
