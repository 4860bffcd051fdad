package io.gosight.doctor;

/**
 * Whether the hub and its engines have memory: the heap, and about as much again for the engines
 * that run in the same process.
 *
 * @param heapBytes the largest heap that {@code config/jvm.options} allows
 * @param engines whether the engines run in the process
 */
public record MemoryCheck(long heapBytes, boolean engines) {
  private static final long MEGABYTE = 1 << 20;

  /**
   * The finding for a machine or container.
   *
   * @param totalBytes its memory
   * @param availableBytes what programs can still get
   * @param runs whether the hub runs, so that what it needs is already taken
   */
  public Finding check(long totalBytes, long availableBytes, boolean runs) {
    long needed = engines ? 2 * heapBytes : heapBytes + heapBytes / 2;
    String text =
        "%,d of %,d MB available, heap up to %,d MB"
            .formatted(availableBytes / MEGABYTE, totalBytes / MEGABYTE, heapBytes / MEGABYTE);
    String remedy =
        "Use a smaller heap (GOSIGHT_JAVA_OPTS=-Xmx1g), run fewer engines here (--engines), or add"
            + " memory (docs/sizing.md).";
    if (totalBytes < needed) {
      return Finding.problem(
          "memory", text + ": the hub needs about %,d MB.".formatted(needed / MEGABYTE), remedy);
    }
    if (!runs && availableBytes < needed) {
      return Finding.warning(
          "memory", text + ": the hub needs about %,d MB.".formatted(needed / MEGABYTE), remedy);
    }
    return Finding.ok("memory", text);
  }
}
