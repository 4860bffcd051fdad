package io.gosight.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far, as Linux counts it. Immutable.
 *
 * @param cpuMicros CPU time in user and system mode of all its threads, in us, in steps of 10 ms
 * @param residentBytes the memory that it holds now
 */
public record ProcessUsage(long cpuMicros, long residentBytes) {
  private static final long MICROS_A_TICK = 10_000;

  /**
   * Reads a process's usage.
   *
   * @throws IOException if there is no such process, or no /proc
   */
  public static ProcessUsage of(long pid) throws IOException {
    Path proc = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(proc.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return new ProcessUsage(ticks * MICROS_A_TICK, residentBytes(proc));
  }

  private static long residentBytes(Path proc) throws IOException {
    for (String line : Files.readAllLines(proc.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    return 0;
  }
}
