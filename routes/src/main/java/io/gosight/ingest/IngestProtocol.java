package io.gosight.ingest;

/** The protocol by which a batch arrived. */
public enum IngestProtocol {
  /** {@code POST /v1/events}. */
  HTTP("http"),
  /** gRPC-Web, from browsers. */
  GRPC_WEB("grpc-web"),
  /** A native gRPC stream. */
  GRPC("grpc");

  private final String label;

  IngestProtocol(String label) {
    this.label = label;
  }

  /** The protocol's name in metrics and logs. */
  public String label() {
    return label;
  }
}
