/** Serves native gRPC streams. */
package io.gosight.ingest.grpc;
