package io.gosight.ingest.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.github.bucket4j.TimeMeter;
import io.gosight.common.Gzip;
import io.gosight.ingest.Rejection;
import io.gosight.ingest.ReplayLimits;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplayAdmissionTest {
  private static final ReplayLimits LIMITS = new ReplayLimits(10_000, 4, 1_000, 1_500);

  private long nanos;
  private final ReplayAdmission admission =
      new ReplayAdmission(
          project -> true,
          LIMITS,
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  private static ReplayChunk.Builder chunk(byte[] data, ReplayEncoding encoding) {
    return ReplayChunk.newBuilder().setData(ByteString.copyFrom(data)).setEncoding(encoding);
  }

  private static ReplayChunk plain(int bytes) {
    return chunk(new byte[bytes], ReplayEncoding.REPLAY_ENCODING_JSON).build();
  }

  private RejectionReason reason(String project, String session, ReplayChunk chunk) {
    Rejection rejection = admission.check(project, session, chunk);
    return rejection == null ? null : rejection.reason();
  }

  @Test
  void takesNothingOfAProjectThatIsNotRecorded() {
    ReplayAdmission some = new ReplayAdmission("shop"::equals, LIMITS);
    assertThat(some.check("shop", "s", plain(1))).isNull();
    assertThat(some.check("other", "s", plain(1)).reason())
        .isEqualTo(RejectionReason.REJECTION_REASON_REPLAY_DISABLED);
  }

  @Test
  void refusesWhatUnpacksToTooMuchOrNotAtAll() {
    byte[] bomb = Gzip.pack(new byte[10_001]);
    assertThat(reason("p", "s", chunk(bomb, ReplayEncoding.REPLAY_ENCODING_GZIP).build()))
        .isEqualTo(RejectionReason.REJECTION_REASON_FIELD_TOO_LONG);
    assertThat(reason("p", "s", chunk(new byte[9], ReplayEncoding.REPLAY_ENCODING_GZIP).build()))
        .isEqualTo(RejectionReason.REJECTION_REASON_MALFORMED);
  }

  @Test
  void takesPiecesWithoutUnpackingThem() {
    ReplayChunk.Builder piece = chunk(new byte[9], ReplayEncoding.REPLAY_ENCODING_GZIP);
    assertThat(reason("p", "s", piece.setPart(3).setParts(4).build())).isNull();
    assertThat(reason("p", "s", piece.setPart(4).setParts(4).build()))
        .isEqualTo(RejectionReason.REJECTION_REASON_OUT_OF_RANGE);
    assertThat(reason("p", "s", piece.setPart(0).setParts(5).build()))
        .isEqualTo(RejectionReason.REJECTION_REASON_OUT_OF_RANGE);
  }

  @Test
  void aSessionHasAShareThatComesBack() {
    assertThat(reason("p", "s", plain(900))).isNull();
    assertThat(reason("p", "s", plain(200)))
        .isEqualTo(RejectionReason.REJECTION_REASON_REPLAY_QUOTA);
    nanos += TimeUnit.SECONDS.toNanos(30);
    assertThat(reason("p", "s", plain(200))).isNull();
  }

  @Test
  void aHotSessionDoesNotUseUpWhatItsProjectMaySend() {
    assertThat(reason("p", "hot", plain(1_000))).isNull();
    for (int i = 0; i < 10; i++) {
      assertThat(reason("p", "hot", plain(1_000)))
          .isEqualTo(RejectionReason.REJECTION_REASON_REPLAY_QUOTA);
    }
    assertThat(reason("p", "calm", plain(500))).isNull();
    assertThat(reason("p", "late", plain(1)))
        .isEqualTo(RejectionReason.REJECTION_REASON_REPLAY_QUOTA);
    assertThat(reason("other", "s", plain(1_000))).isNull();
  }
}
