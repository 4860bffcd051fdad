package io.gosight.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.doctor.Finding.Level;
import io.gosight.doctor.PortOwners.Owner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port in use is reported with the process that has it, and with the setting to change. */
class PortCheckTest {
  private static final String SETTING = "gosight.http.port";
  private static final Owner SHOP = new Owner(4711, "java -jar shop.jar");

  @TempDir private Path proc;
  private ServerSocket busy;

  @BeforeEach
  void listen() throws IOException {
    busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(
        proc.resolve("net/tcp"),
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
            + " inode\n"
            + "   0: 0100007F:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 999 1\n"
                .formatted(busy.getLocalPort()));
    Path process = Files.createDirectories(proc.resolve("4711"));
    Files.writeString(process.resolve("cmdline"), "java\0-jar\0shop.jar\0");
    Files.createSymbolicLink(
        Files.createDirectories(process.resolve("fd")).resolve("7"), Path.of("socket:[999]"));
  }

  @AfterEach
  void close() throws IOException {
    busy.close();
  }

  private Finding check(Optional<Owner> hub, boolean runs, boolean required) {
    return new PortCheck(new PortOwners(proc), hub, runs)
        .check(List.of(new NeededPort("127.0.0.1", busy.getLocalPort(), SETTING, required)))
        .get(0);
  }

  @Test
  void anotherProgramsPortIsAProblemThatNamesIt() {
    Finding finding = check(Optional.empty(), false, true);

    assertThat(finding.level()).isEqualTo(Level.PROBLEM);
    assertThat(finding.subject()).isEqualTo("port " + busy.getLocalPort());
    assertThat(finding.text()).isEqualTo("Used by process 4711 (java -jar shop.jar).");
    assertThat(finding.remedy()).contains(SETTING);
  }

  @Test
  void aHubThatRunsOwnsItsPorts() {
    assertThat(check(Optional.of(SHOP), true, true).level()).isEqualTo(Level.OK);
    assertThat(check(Optional.of(new Owner(1, "")), true, true).level()).isEqualTo(Level.PROBLEM);
  }

  @Test
  void whatTheHubCanDoWithoutIsAWarning() {
    assertThat(check(Optional.empty(), false, false).level()).isEqualTo(Level.WARNING);
  }

  @Test
  void aFreePortIsFine() throws IOException {
    busy.close();

    assertThat(check(Optional.empty(), false, true).level()).isEqualTo(Level.OK);
    assertThat(check(Optional.of(SHOP), true, true).level()).isEqualTo(Level.NOTE);
  }

  @Test
  void anyFreePortNeedsNoCheck() {
    assertThat(
            new PortCheck(new PortOwners(proc), Optional.empty(), false)
                .check(List.of(new NeededPort("127.0.0.1", 0, SETTING, true))))
        .isEmpty();
  }

  @Test
  void withoutProcTheOwnerIsNotKnown() {
    assertThat(new PortOwners(proc.resolve("none")).of(busy.getLocalPort())).isEmpty();
  }
}
