package io.gosight.insight;

import io.gosight.proto.v1.Evidence;
import io.gosight.proto.v1.Insight;
import io.gosight.proto.v1.Severity;
import io.gosight.storage.RowBinary;
import java.util.List;
import java.util.Map;

/** The columns of the table {@code insights}, in the order in which rows are written. */
final class InsightColumns {
  static final String TABLE = "insights";
  static final List<String> NAMES =
      List.of(
          "project_id",
          "insight_id",
          "detector",
          "version",
          "severity",
          "session_id",
          "tab_id",
          "time",
          "client_time",
          "replay_offset_ms",
          "view_id",
          "page",
          "url",
          "selector",
          "fingerprint",
          "summary",
          "thresholds",
          "evidence_ids",
          "evidence_times",
          "details");

  private InsightColumns() {}

  static void write(RowBinary row, Insight insight) {
    row.string(insight.getProjectId())
        .string(insight.getId())
        .string(insight.getDetector())
        .uint16(insight.getVersion())
        .int8(rank(insight.getSeverity()))
        .string(insight.getSessionId())
        .string(insight.getTabId())
        .int64(insight.getTimeMs())
        .int64(insight.getClientTimeMs())
        .int64(insight.getReplayOffsetMs())
        .string(insight.getViewId())
        .string(insight.getPage())
        .string(insight.getUrl())
        .string(insight.getSelector())
        .string(insight.getFingerprint())
        .string(insight.getSummary());
    map(row, insight.getThresholdsMap());
    row.count(insight.getEvidenceCount());
    for (Evidence evidence : insight.getEvidenceList()) {
      row.string(evidence.getEventId());
    }
    row.count(insight.getEvidenceCount());
    for (Evidence evidence : insight.getEvidenceList()) {
      row.int64(evidence.getClientTimeMs());
    }
    map(row, insight.getDetailsMap());
  }

  private static int rank(Severity severity) {
    return switch (severity) {
      case SEVERITY_HIGH -> 3;
      case SEVERITY_MEDIUM -> 2;
      case SEVERITY_LOW, SEVERITY_UNSPECIFIED, UNRECOGNIZED -> 1;
    };
  }

  private static void map(RowBinary row, Map<String, String> entries) {
    row.count(entries.size());
    entries.forEach((name, value) -> row.string(name).string(value));
  }
}
