package io.gosight.ingest;

/** The way by which a batch came in. */
public enum Protocol {
  /** {@code POST /v1/events}. */
  HTTP("http"),
  /** gRPC-Web, from browsers. */
  GRPC_WEB("grpc-web"),
  /** A native gRPC stream. */
  GRPC("grpc");

  private final String label;

  Protocol(String label) {
    this.label = label;
  }

  /** The protocol's name in metrics and logs. */
  public String label() {
    return label;
  }
}
