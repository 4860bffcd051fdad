package io.gosight.ingest;

import io.gosight.proto.v1.EncodedBatch;
import java.time.Instant;

/**
 * A batch as it came off the wire, nothing in it believed yet.
 *
 * @param protocol the way by which it came
 * @param body the request's bytes, still compressed; null if {@code batch} is there
 * @param batch the decoded batch, if the transport has decoded it; otherwise null, as is {@code
 *     body} once it was read
 * @param contentType the body's type; may be null
 * @param contentEncoding the body's compression; may be null
 * @param key the write key from the request's header; null if it stands in the batch
 * @param origin the browser's Origin header; may be null
 * @param address the visitor's address, after trusted proxies; may be null
 * @param userAgent the User-Agent header; may be null
 * @param receivedAt the hub's clock when it came
 */
public record Submission(
    Protocol protocol,
    byte[] body,
    EncodedBatch batch,
    String contentType,
    String contentEncoding,
    String key,
    String origin,
    String address,
    String userAgent,
    Instant receivedAt) {
  /** What is still of use once the batch is read: one that waits for Kafka should hold little. */
  Submission withoutBatch() {
    return new Submission(
        protocol,
        null,
        null,
        contentType,
        contentEncoding,
        key,
        origin,
        address,
        userAgent,
        receivedAt);
  }
}
