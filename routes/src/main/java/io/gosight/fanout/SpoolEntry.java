package io.gosight.fanout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The form of a batch's records on disk: their number, then topic, key and value of each. */
final class SpoolEntry {
  private SpoolEntry() {}

  static byte[] encode(List<TopicRecord> records) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(records.stream().mapToInt(TopicRecord::size).sum() + 64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(records.size());
      for (TopicRecord record : records) {
        out.writeUTF(record.topic());
        out.writeUTF(record.key());
        out.writeInt(record.value().length);
        out.write(record.value());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static List<TopicRecord> decode(byte[] entry) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry))) {
      int count = in.readInt();
      List<TopicRecord> records = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        String topic = in.readUTF();
        String key = in.readUTF();
        records.add(new TopicRecord(topic, key, in.readNBytes(in.readInt())));
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
