package io.gosight.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackPortTest {
  @TempDir Path folder;

  @Test
  void aFreePortIsKeptOverRestarts() throws IOException {
    int first = LoopbackPort.choose(folder, "client", 0);

    assertThat(first).isBetween(1, 65_535);
    assertThat(LoopbackPort.choose(folder, "client", 0)).isEqualTo(first);
  }

  @Test
  void aTakenPortIsReplacedUnlessTheOperatorNamedIt() throws IOException {
    int first = LoopbackPort.choose(folder, "client", 0);
    try (ServerSocket other =
        new ServerSocket(first, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      assertThat(other.isBound()).isTrue();
      assertThatThrownBy(() -> LoopbackPort.choose(folder, "client", first))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Port " + first + " of 127.0.0.1 is taken");
      assertThat(LoopbackPort.choose(folder, "client", 0)).isNotEqualTo(first);
    }
  }

  @Test
  void anEmptyNoteOfACrashedStartIsPassedOver() throws IOException {
    Files.createFile(folder.resolve("port-client"));

    assertThat(LoopbackPort.choose(folder, "client", 0)).isPositive();
  }
}
