/** Reads batches from HTTP and gRPC-Web requests without holding a thread while Kafka answers. */
package io.gosight.ingest.http;
