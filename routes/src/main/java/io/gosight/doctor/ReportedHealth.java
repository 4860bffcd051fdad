package io.gosight.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What the health of a running hub says, as findings. */
public final class ReportedHealth {
  private ReportedHealth() {}

  /**
   * The findings in an answer of {@code /health} of the management port.
   *
   * @param address where it was asked
   */
  public static List<Finding> read(String address, String json) {
    List<Finding> findings = new ArrayList<>();
    try {
      JsonNode report = new ObjectMapper().readTree(json);
      for (JsonNode reason : report.path("reasons")) {
        findings.add(
            Finding.problem("hub", reason.asText(), "docs/runbooks.md has a page for each part."));
      }
      if (findings.isEmpty()) {
        findings.add(
            Finding.ok(
                "hub",
                "runs, phase %s, health %s (%s)"
                    .formatted(
                        report.path("phase").asText("?"),
                        report.path("status").asText("?"),
                        address)));
      }
    } catch (JsonProcessingException e) {
      findings.add(
          Finding.problem(
              "hub",
              address + " answers, but no hub does.",
              "Another program has gosight.management.port; choose another one."));
    }
    return findings;
  }
}
