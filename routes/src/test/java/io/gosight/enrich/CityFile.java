package io.gosight.enrich;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a small database in MaxMind's format: a search tree over the bits of addresses, then the
 * entries, then the metadata.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB file format</a>
 */
final class CityFile {
  private static final int POINTER_BITS = 32;
  private static final int SEPARATOR_BYTES = 16;
  private static final int MAP = 7;
  private static final int TEXT = 2;
  private static final int UINT32 = 6;

  private final String type;
  private final int ipVersion;
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));
  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

  CityFile(String type, int ipVersion) {
    this.type = type;
    this.ipVersion = ipVersion;
  }

  /** Adds one address's entry. Values are texts, numbers and maps of them. */
  CityFile with(InetAddress address, Map<String, Object> entry) throws IOException {
    byte[] bytes = address.getAddress();
    // An entry's place is kept as a negative number until the number of nodes is known.
    int place = -1 - entries.size();
    write(entries, entry);
    int padding = ipVersion == 6 && bytes.length == 4 ? 96 : 0;
    int bits = padding + bytes.length * 8;
    int node = 0;
    for (int i = 0; i < bits; i++) {
      int bit = i < padding ? 0 : bytes[(i - padding) / 8] >> (7 - (i - padding) % 8) & 1;
      if (i == bits - 1) {
        nodes.get(node)[bit] = place;
      } else {
        if (nodes.get(node)[bit] == 0) {
          nodes.get(node)[bit] = nodes.size();
          nodes.add(new int[2]);
        }
        node = nodes.get(node)[bit];
      }
    }
    return this;
  }

  Path write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int[] node : nodes) {
      for (int record : node) {
        out.writeInt(
            record == 0
                ? nodes.size()
                : record > 0 ? record : nodes.size() + SEPARATOR_BYTES - 1 - record);
      }
    }
    out.write(new byte[SEPARATOR_BYTES]);
    entries.writeTo(out);
    out.write(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
    out.writeBytes("MaxMind.com");
    write(
        bytes,
        Map.of(
            "binary_format_major_version",
            2,
            "binary_format_minor_version",
            0,
            "build_epoch",
            1_772_366_430,
            "database_type",
            type,
            "description",
            Map.of("en", "A small one"),
            "ip_version",
            ipVersion,
            "node_count",
            nodes.size(),
            "record_size",
            POINTER_BITS));
    return Files.write(file, bytes.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.write(MAP << 5 | map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue());
      }
    } else if (value instanceof Integer number) {
      out.write(UINT32 << 5 | 4);
      new DataOutputStream(out).writeInt(number);
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
      out.write(TEXT << 5 | text.length);
      out.write(text);
    }
  }
}
