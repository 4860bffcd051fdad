package io.gosight.ingest.validation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.gosight.common.Gzip;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.Rejection;
import io.gosight.ingest.ReplayLimits;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Decides on each replay chunk: its size once unpacked, its pieces, and how much its session and
 * project send a minute, so that neither one recording nor one site uses up the storage. Safe for
 * use by many threads.
 */
public final class ReplayAdmission {
  private static final long MAX_SESSIONS = 100_000;
  private static final Duration FORGET_AFTER = Duration.ofMinutes(5);

  private final Predicate<String> recorded;
  private final ReplayLimits limits;
  private final LoadingCache<String, Bucket> sessions;
  private final LoadingCache<String, Bucket> projects;

  /**
   * An admission.
   *
   * @param recorded whether a project, by its id, is recorded; throws {@link IngestException} if
   *     that is not known now
   * @param limits how much is taken
   */
  public ReplayAdmission(Predicate<String> recorded, ReplayLimits limits) {
    this(recorded, limits, TimeMeter.SYSTEM_MILLISECONDS);
  }

  ReplayAdmission(Predicate<String> recorded, ReplayLimits limits, TimeMeter time) {
    this.recorded = recorded;
    this.limits = limits;
    this.sessions = buckets(limits.sessionBytesPerMinute(), time);
    this.projects = buckets(limits.projectBytesPerMinute(), time);
  }

  private static LoadingCache<String, Bucket> buckets(long bytesPerMinute, TimeMeter time) {
    return Caffeine.newBuilder()
        .maximumSize(MAX_SESSIONS)
        .expireAfterAccess(FORGET_AFTER)
        .build(
            key ->
                Bucket.builder()
                    .addLimit(
                        limit ->
                            limit
                                .capacity(bytesPerMinute)
                                .refillGreedy(bytesPerMinute, Duration.ofMinutes(1)))
                    .withCustomTimePrecision(time)
                    .build());
  }

  /**
   * Why the chunk is not taken, or null if it is.
   *
   * @throws IngestException if it is not known now whether the project is recorded
   */
  Rejection check(String projectId, String sessionId, ReplayChunk chunk) {
    if (!recorded.test(projectId)) {
      return new Rejection(
          RejectionReason.REJECTION_REASON_REPLAY_DISABLED,
          "Replays of this project are not recorded.");
    }
    if (chunk.getParts() > limits.maxParts()
        || chunk.getParts() < 0
        || chunk.getPart() < 0
        || chunk.getPart() >= Math.max(1, chunk.getParts())) {
      return new Rejection(
          RejectionReason.REJECTION_REASON_OUT_OF_RANGE,
          "part is not below parts, or parts is more than " + limits.maxParts() + ".");
    }
    Rejection size = chunk.getParts() > 1 ? null : size(chunk);
    if (size != null) {
      return size;
    }
    int bytes = chunk.getData().size();
    // The project's share is taken only for what its session may send.
    if (!sessions.get(projectId + ':' + sessionId).tryConsume(bytes)) {
      return quota("session", limits.sessionBytesPerMinute());
    }
    return projects.get(projectId).tryConsume(bytes)
        ? null
        : quota("project", limits.projectBytesPerMinute());
  }

  private Rejection size(ReplayChunk chunk) {
    try {
      if (chunk.getEncoding() == ReplayEncoding.REPLAY_ENCODING_GZIP) {
        Gzip.measure(chunk.getData().toByteArray(), limits.maxChunkBytes());
      }
      return null;
    } catch (Gzip.TooLargeException e) {
      return new Rejection(
          RejectionReason.REJECTION_REASON_FIELD_TOO_LONG,
          "replay_chunk has more than " + limits.maxChunkBytes() + " bytes once unpacked.");
    } catch (IOException e) {
      return new Rejection(
          RejectionReason.REJECTION_REASON_MALFORMED, "replay_chunk's data is not whole gzip.");
    }
  }

  private static Rejection quota(String of, long bytesPerMinute) {
    return new Rejection(
        RejectionReason.REJECTION_REASON_REPLAY_QUOTA,
        "The " + of + " sends more than " + bytesPerMinute + " bytes of replay a minute.");
  }
}
