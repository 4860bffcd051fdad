package io.gosight.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A recording of a page by a browser, as {@code sdk/bench/record-replays.mjs} writes it. Immutable.
 *
 * @param name the page's name
 * @param chunks its chunks, in their order
 * @param mainThreadMs what our recorder took of the main thread for a visit
 * @param bareMainThreadMs what rrweb alone took for the same visit
 */
public record RecordedPage(
    String name, List<Chunk> chunks, double mainThreadMs, double bareMainThreadMs) {
  /**
   * A chunk.
   *
   * @param startMs its first moment
   * @param endMs its last moment
   * @param events how many events it has
   * @param fullSnapshot whether it has a full snapshot
   * @param json its events, unpacked
   * @param gzip its events by gzip, at the level 6
   */
  public record Chunk(
      long startMs, long endMs, int events, boolean fullSnapshot, byte[] json, byte[] gzip) {}

  /**
   * Reads all pages of a file.
   *
   * @throws IOException if it can't be read
   */
  public static List<RecordedPage> read(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, List<Chunk>> chunks = new TreeMap<>();
    Map<String, double[]> costs = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = mapper.readTree(line);
      if (node.has("cost")) {
        costs.put(
            node.get("cost").asText(),
            new double[] {
              node.at("/ours/total").asDouble(), node.at("/bare/total").asDouble(),
            });
        continue;
      }
      byte[] json = node.get("json").asText().getBytes(StandardCharsets.UTF_8);
      chunks
          .computeIfAbsent(node.get("page").asText(), page -> new ArrayList<>())
          .add(
              new Chunk(
                  node.get("startMs").asLong(),
                  node.get("endMs").asLong(),
                  node.get("eventCount").asInt(),
                  node.get("fullSnapshot").asBoolean(),
                  json,
                  gzip(json)));
    }
    List<RecordedPage> pages = new ArrayList<>();
    chunks.forEach(
        (page, its) -> {
          double[] cost = costs.getOrDefault(page, new double[2]);
          pages.add(new RecordedPage(page, List.copyOf(its), cost[0], cost[1]));
        });
    return pages;
  }

  /** How long it was recorded, in minutes. */
  public double minutes() {
    return (chunks.get(chunks.size() - 1).endMs() - chunks.get(0).startMs()) / 60_000.0;
  }

  /** Its unpacked bytes. */
  public long rawBytes() {
    return chunks.stream().mapToLong(chunk -> chunk.json().length).sum();
  }

  /** Its bytes when each chunk is packed by gzip. */
  public long gzipBytes() {
    return chunks.stream().mapToLong(chunk -> chunk.gzip().length).sum();
  }

  /** Its bytes when all chunks together are packed by gzip. */
  public long wholeGzipBytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    chunks.forEach(chunk -> whole.writeBytes(chunk.json()));
    return gzip(whole.toByteArray()).length;
  }

  /** Whether what a chunk shows builds on the chunks before it. */
  public boolean isLater(int chunk) {
    return chunk > 0 && !chunks.get(chunk).fullSnapshot();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written.", e);
    }
    return packed.toByteArray();
  }
}
