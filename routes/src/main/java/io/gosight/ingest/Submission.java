package io.gosight.ingest;

import io.gosight.proto.v1.EncodedBatch;
import java.time.Instant;

/**
 * A batch as received, nothing in it checked yet.
 *
 * @param protocol the protocol by which it arrived
 * @param body the request's bytes, still compressed; null if {@code batch} is there
 * @param batch the decoded batch, if the transport has decoded it; otherwise null, as is {@code
 *     body} once it was read
 * @param contentType the body's type; may be null
 * @param contentEncoding the body's compression; may be null
 * @param key the write key: that of the request's header, or else the batch's; null until it is
 *     read
 * @param origin the browser's Origin header; may be null
 * @param address the visitor's address, after trusted proxies; may be null
 * @param userAgent the User-Agent header; may be null
 * @param receivedAt the hub's clock when it came
 */
public record Submission(
    IngestProtocol protocol,
    byte[] body,
    EncodedBatch batch,
    String contentType,
    String contentEncoding,
    String key,
    String origin,
    String address,
    String userAgent,
    Instant receivedAt) {
  /** The exchange property that holds the submission, for the answer. */
  public static final String PROPERTY = "submission";

  /** The exchange property that holds the entity tag that the sender knows already. */
  public static final String KNOWN_TAG = "knownTag";

  /** The same submission with this write key, which may be null. */
  public Submission withKey(String writeKey) {
    return new Submission(
        protocol,
        body,
        batch,
        contentType,
        contentEncoding,
        writeKey,
        origin,
        address,
        userAgent,
        receivedAt);
  }

  /** The same submission with its body unpacked. */
  public Submission withUnpackedBody(byte[] unpacked) {
    return new Submission(
        protocol, unpacked, batch, contentType, null, key, origin, address, userAgent, receivedAt);
  }

  /** What is still of use once the batch is read: one that waits for Kafka should hold little. */
  public Submission withoutBatch() {
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
