package io.gosight.common;

/** The W3C header that carries a trace: over HTTP, gRPC and Kafka, and in a message of Camel. */
public final class TraceHeader {
  /** Its name, in lower case as gRPC and Kafka compare it. */
  public static final String TRACE_PARENT = "traceparent";

  private TraceHeader() {}
}
