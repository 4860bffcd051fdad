package io.gosight.ingest.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.TrustedProxies;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GrpcCallerTest {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  /** A call without a response. */
  private static final class Call extends ServerCall<String, String> {
    @Override
    public void request(int messages) {}

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public void sendMessage(String message) {}

    @Override
    public void close(Status status, Metadata trailers) {}

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public MethodDescriptor<String, String> getMethodDescriptor() {
      return null;
    }
  }

  private static GrpcCaller caller(boolean traced) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("x-gosight-key", Metadata.ASCII_STRING_MARSHALLER), "gsw_1");
    headers.put(Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER), TRACE);
    AtomicReference<GrpcCaller> noted = new AtomicReference<>();
    GrpcCaller.interceptor(new TrustedProxies(""), traced)
        .interceptCall(
            new Call(),
            headers,
            (call, metadata) -> {
              noted.set(GrpcCaller.current());
              return new ServerCall.Listener<>() {};
            });
    return noted.get();
  }

  @Test
  void theTraceOfAStreamIsNotedOnlyIfThatIsWanted() {
    assertThat(caller(true)).isEqualTo(new GrpcCaller("gsw_1", null, null, TRACE));
    assertThat(caller(false)).isEqualTo(new GrpcCaller("gsw_1", null, null, null));
  }
}
