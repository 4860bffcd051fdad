package io.gosight.ingest.grpc;

import com.google.common.collect.ImmutableList;
import io.gosight.common.TraceHeader;
import io.gosight.ingest.TrustedProxies;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/**
 * Who is at the other end of a gRPC stream.
 *
 * @param key the metadata {@code x-gosight-key}, or null
 * @param address the peer's address, or the visitor's behind trusted proxies; may be null
 * @param userAgent the metadata {@code user-agent}, or null
 * @param traceParent the sender's W3C trace context; null if there is none or it is not read
 */
record GrpcCaller(String key, String address, String userAgent, String traceParent) {
  private static final Context.Key<GrpcCaller> CALLER = Context.key("gosight-caller");
  private static final Metadata.Key<String> KEY = key("x-gosight-key");
  private static final Metadata.Key<String> FORWARDED_FOR = key("x-forwarded-for");
  private static final Metadata.Key<String> FORWARDED = key("forwarded");
  private static final Metadata.Key<String> USER_AGENT = key("user-agent");
  private static final Metadata.Key<String> TRACE = key(TraceHeader.TRACE_PARENT);

  /** The caller of the present call. */
  static GrpcCaller current() {
    GrpcCaller caller = CALLER.get();
    return caller == null ? new GrpcCaller(null, null, null, null) : caller;
  }

  /** The key of that metadata, or null. */
  static String key(Metadata headers) {
    return blankToNull(headers.get(KEY));
  }

  /**
   * Notes the caller of each call, for the service.
   *
   * @param traced whether its trace is noted too
   */
  static ServerInterceptor interceptor(TrustedProxies proxies, boolean traced) {
    return new ServerInterceptor() {
      @Override
      public <Q, A> ServerCall.Listener<Q> interceptCall(
          ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        SocketAddress peer = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        String address =
            peer instanceof InetSocketAddress inet
                ? proxies.clientAddress(
                    inet.getAddress().getHostAddress(),
                    all(headers, FORWARDED_FOR),
                    all(headers, FORWARDED))
                : null;
        GrpcCaller caller =
            new GrpcCaller(
                key(headers), address, headers.get(USER_AGENT), traced ? headers.get(TRACE) : null);
        return Contexts.interceptCall(
            Context.current().withValue(CALLER, caller), call, headers, next);
      }
    };
  }

  private static List<String> all(Metadata headers, Metadata.Key<String> name) {
    Iterable<String> values = headers.getAll(name);
    return values == null ? List.of() : ImmutableList.copyOf(values);
  }

  private static String blankToNull(String key) {
    return key == null || key.isBlank() ? null : key;
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
