package io.gosight.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.doctor.Finding.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked of a running hub: its health, and its broker. */
class HubChecksTest {
  private static final int TIMEOUT_MS = 500;

  @Test
  void eachReasonOfItsHealthIsAFinding() {
    assertThat(
            ReportedHealth.read(
                "http://127.0.0.1:9090/health",
                "{\"status\":\"degraded\",\"phase\":\"serving\",\"reasons\":[\"disk (since x):"
                    + " full\",\"dependencies: kafka\"]}"))
        .extracting(Finding::text)
        .containsExactly("disk (since x): full", "dependencies: kafka");
    assertThat(ReportedHealth.read("a", "{\"status\":\"ok\",\"phase\":\"serving\",\"reasons\":[]}"))
        .extracting(Finding::level)
        .containsExactly(Level.OK);
    assertThat(ReportedHealth.read("a", "<html>"))
        .extracting(Finding::level)
        .containsExactly(Level.PROBLEM);
  }

  /** As a fenced broker looks from outside: its port is open, and no broker is in service. */
  @Test
  void aBrokerThatIsOpenAndNotInServiceIsFenced() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Finding finding =
          new BrokerCheck(Map.of(), TIMEOUT_MS).check("127.0.0.1:" + silent.getLocalPort());

      assertThat(finding.level()).isEqualTo(Level.PROBLEM);
      assertThat(finding.text()).contains("fenced");
      assertThat(finding.remedy()).contains("heartbeats");
    }
  }

  @Test
  void aBrokerThatIsAwayIsNotFenced() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThat(new BrokerCheck(Map.of(), TIMEOUT_MS).check("127.0.0.1:" + port).text())
        .contains("No broker answers");
    assertThat(new BrokerCheck(Map.of(), TIMEOUT_MS).check("nonsense").level())
        .isEqualTo(Level.PROBLEM);
  }
}
