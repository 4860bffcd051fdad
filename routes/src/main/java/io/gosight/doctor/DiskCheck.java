package io.gosight.doctor;

/**
 * Whether the disk of the data folder has space.
 *
 * @param warnPercent from this share on, health is degraded
 * @param replayPercent from this share on, session replay is rejected
 * @param minFreeMegabytes with less, a node asks for no traffic
 */
public record DiskCheck(int warnPercent, int replayPercent, int minFreeMegabytes) {
  private static final long MEGABYTE = 1 << 20;
  private static final int ALL = 100;
  private static final String REMEDY =
      "Free some space, move the data folder to a larger disk (--data), or keep data for a shorter"
          + " time (docs/sizing.md).";

  /**
   * The finding for a disk.
   *
   * @param totalBytes its size
   * @param usableBytes what this user may still write
   */
  public Finding check(long totalBytes, long usableBytes) {
    long used = totalBytes == 0 ? 0 : (totalBytes - usableBytes) * ALL / totalBytes;
    long free = usableBytes / MEGABYTE;
    String text = "%,d MB free, %d %% used".formatted(free, used);
    if (free < minFreeMegabytes) {
      return Finding.problem(
          "disk",
          text + ": less than gosight.disk.min-free-megabytes, so the hub asks for no traffic.",
          REMEDY);
    }
    if (used >= replayPercent) {
      return Finding.problem(
          "disk", text + ": beyond gosight.disk.replay-percent recordings are rejected.", REMEDY);
    }
    return used >= warnPercent
        ? Finding.warning("disk", text + ": beyond gosight.disk.warn-percent.", REMEDY)
        : Finding.ok("disk", text);
  }
}
