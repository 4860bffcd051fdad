package io.gosight.host.detector;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.Insight;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes insights of findings. The same finding always gets the same id. */
final class InsightMaker {
  private static final int ID_BYTES = 16;

  private InsightMaker() {}

  /**
   * An insight.
   *
   * @param finder who found it
   * @param stream where it was found
   * @param shared whether it is about the project rather than the session
   * @param timeMs the finding's moment by the hub's clock
   * @param startedAtMs the tab's first event
   */
  static Insight of(
      HostedDetector finder,
      StreamId stream,
      boolean shared,
      long timeMs,
      long startedAtMs,
      Finding finding) {
    String fingerprint = String.join("|", finder.name(), finding.page().name(), finding.selector());
    String id =
        digest(
            String.join(
                "\n",
                finder.name(),
                Integer.toString(finder.version()),
                stream.projectId(),
                shared ? "" : stream.sessionId(),
                fingerprint,
                finding.key()));
    return new Insight(
        id,
        finder.name(),
        finder.version(),
        finding.severity(),
        stream.projectId(),
        stream.sessionId(),
        stream.tabId(),
        finding.atMs(),
        timeMs,
        Math.max(0, finding.atMs() - startedAtMs),
        finding.page(),
        finding.selector(),
        fingerprint,
        finding.summary(),
        finder.thresholds(),
        finding.evidence(),
        finding.details());
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
