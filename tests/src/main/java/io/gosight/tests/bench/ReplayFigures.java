package io.gosight.tests.bench;

import io.gosight.tests.hub.ClickHouseSql;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What recordings take: tables and targets of bytes and speed, by page. Immutable.
 *
 * @param pages the recordings
 * @param hot stored bytes of each chunk, by page
 * @param cold bytes of the object, by page
 * @param speeds MB per second of CPU at which later chunks are compressed, by page
 */
record ReplayFigures(
    List<RecordedPage> pages,
    Map<String, List<Long>> hot,
    Map<String, Long> cold,
    Map<String, Double> speeds) {

  /** The stored bytes of the chunks of a session, in their order. */
  static List<Long> stored(ClickHouseSql sql, String session) throws IOException {
    return sql.text(
            "SELECT stored_bytes FROM replay_chunks WHERE session_id = '%s'".formatted(session)
                + " ORDER BY sequence LIMIT 1 BY sequence")
        .lines()
        .map(Long::valueOf)
        .toList();
  }

  TextTable table() {
    TextTable table =
        new TextTable(
            "page",
            "raw KB/min",
            "gzip-6",
            "ours hot",
            "ours cold",
            "later chunks",
            "cold session",
            "MB/s",
            "main thread ms",
            "bare rrweb");
    for (RecordedPage page : pages) {
      table.row(
          page.name(),
          aMinute(page, page.rawBytes()),
          aMinute(page, page.gzipBytes()),
          aMinute(page, hotBytes(page)),
          aMinute(page, cold.get(page.name())),
          text(laterRatio(page)),
          text(coldRatio(page)),
          text(speeds.get(page.name())),
          text(page.mainThreadMs()),
          text(page.bareMainThreadMs()));
    }
    return table;
  }

  void compare(Targets targets) {
    targets.atLeast("later chunks: gzip-6 / ours, median", median(this::laterRatio), 1.6);
    targets.atLeast("later chunks, MB per CPU second, all pages", speed(), 100);
    targets.atLeast("cold session: whole by gzip-6 / ours, median", median(this::coldRatio), 1.5);
    targets.atMost(
        "main thread / bare rrweb, all pages",
        pages.stream().mapToDouble(RecordedPage::mainThreadMs).sum()
            / pages.stream().mapToDouble(RecordedPage::bareMainThreadMs).sum(),
        1.1);
  }

  /** The mean of all pages' stored bytes of a recorded minute. */
  double hotBytesAMinute() {
    return pages.stream().mapToDouble(page -> hotBytes(page) / page.minutes()).average().orElse(0);
  }

  private double median(ToDoubleFunction<RecordedPage> figure) {
    return Targets.median(pages.stream().mapToDouble(figure).toArray());
  }

  private long hotBytes(RecordedPage page) {
    return hot.get(page.name()).stream().mapToLong(Long::longValue).sum();
  }

  private double speed() {
    double bytes = 0;
    double seconds = 0;
    for (RecordedPage page : pages) {
      double later = 0;
      for (int i = 0; i < page.chunks().size(); i++) {
        later += page.isLater(i) ? page.chunks().get(i).json().length : 0;
      }
      bytes += later;
      seconds += later / speeds.get(page.name());
    }
    return bytes / seconds;
  }

  private double laterRatio(RecordedPage page) {
    long gzip = 0;
    long ours = 0;
    for (int i = 0; i < page.chunks().size(); i++) {
      if (page.isLater(i)) {
        gzip += page.chunks().get(i).gzip().length;
        ours += hot.get(page.name()).get(i);
      }
    }
    return gzip / (double) ours;
  }

  private double coldRatio(RecordedPage page) {
    return page.wholeGzipBytes() / (double) cold.get(page.name());
  }

  private static String aMinute(RecordedPage page, long bytes) {
    return String.format(Locale.ROOT, "%,.1f", bytes / 1e3 / page.minutes());
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
