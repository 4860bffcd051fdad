/** Reads and writes the wire formats: protobuf, JSON, gRPC-Web frames and gzip, within limits. */
package io.gosight.ingest.wire;
