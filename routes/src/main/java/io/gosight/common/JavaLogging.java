package io.gosight.common;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends java.util.logging, which grpc-java, Vert.x and protobuf use, to the hub's own log. */
public final class JavaLogging {
  private JavaLogging() {}

  /** Replaces the handlers that print to the console. */
  public static void bridge() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
