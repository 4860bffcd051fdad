package io.gosight.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.common.OperatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aBusyPortIsASentenceThatNamesItsProperty() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = busy.getLocalPort();
      assertThatThrownBy(() -> Ports.requireFree("127.0.0.1", port, "gosight.http.port or --port"))
          .isInstanceOf(OperatorException.class)
          .hasMessageContaining(String.valueOf(port))
          .hasMessageContaining("gosight.http.port or --port");
    }
  }
}
