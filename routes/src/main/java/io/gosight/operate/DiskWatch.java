package io.gosight.operate;

import io.gosight.stage.DiskPressure;
import io.gosight.stage.HealthStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the space on the data folder's disk. {@link #measure} is called by one thread, the rest
 * by many.
 */
public final class DiskWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
  private static final long MEGABYTE = 1 << 20;

  private final Path folder;
  private final DiskSettings settings;
  private final DiskPressure pressure;
  private final Disk disk;
  private volatile Space space = new Space(1, 1);

  /** How a disk is measured. */
  @FunctionalInterface
  interface Disk {
    Space of(Path folder) throws IOException;
  }

  /**
   * The space on a disk.
   *
   * @param total its bytes
   * @param free the bytes that this process may still write
   */
  record Space(long total, long free) {
    double usedPercent() {
      return 100.0 * (total - free) / Math.max(total, 1);
    }
  }

  DiskWatch(
      Path folder, DiskSettings settings, DiskPressure pressure, MeterRegistry meters, Disk disk) {
    this.folder = folder;
    this.settings = settings;
    this.pressure = pressure;
    this.disk = disk;
    Gauge.builder("disk_free_bytes", this, watch -> watch.space.free()).register(meters);
    Gauge.builder("disk_total_bytes", this, watch -> watch.space.total()).register(meters);
  }

  static Space measure(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    return new Space(store.getTotalSpace(), store.getUsableSpace());
  }

  /** Measures the space, and begins or ends to reject session replay. */
  public void measure() throws IOException {
    Files.createDirectories(folder);
    space = disk.of(folder);
    boolean full = space.usedPercent() >= settings.replayPercent();
    if (full != pressure.rejectsReplay()) {
      pressure.rejectReplay(full);
      if (full) {
        LOG.warn(
            "The disk of {} is {} % full: session replay is rejected until there is space again;"
                + " events are still accepted.",
            folder, Math.round(space.usedPercent()));
      } else {
        LOG.info("The disk of {} has space again: session replay is accepted.", folder);
      }
    }
  }

  HealthStatus health() {
    Space now = space;
    String used =
        "The disk of %s is %d %% full, %d MB are free."
            .formatted(folder, Math.round(now.usedPercent()), now.free() / MEGABYTE);
    if (now.total() > 1 && now.free() < settings.minFreeMegabytes() * MEGABYTE) {
      return HealthStatus.notReady("full", used);
    }
    if (now.usedPercent() >= settings.replayPercent()) {
      return HealthStatus.degraded("replay_rejected", used + " Session replay is rejected.");
    }
    return now.usedPercent() >= settings.warnPercent()
        ? HealthStatus.degraded("nearly_full", used)
        : HealthStatus.ok("ok");
  }
}
