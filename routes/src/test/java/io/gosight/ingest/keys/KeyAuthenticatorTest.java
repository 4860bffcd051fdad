package io.gosight.ingest.keys;

import static io.gosight.ingest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.AdmittedSubmission;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.WriteKey;
import io.gosight.ingest.wire.BatchDecoder;
import io.gosight.proto.v1.EventBatch;
import io.gosight.testing.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAuthenticatorTest {
  private static final EventBatch BATCH = Samples.batchOf(1);
  private static final WriteKey RIGHTS = new WriteKey("shop", List.of("https://shop.example"));

  private final KeyAuthenticator authenticator =
      new KeyAuthenticator(
          key -> key.equals(Samples.WRITE_KEY) ? Optional.of(RIGHTS) : Optional.empty());

  private AdmittedSubmission authenticate(EventBatch batch, String key, String origin) {
    return authenticator.authenticate(
        new BatchDecoder(IngestLimits.DEFAULT).readKey(Samples.decoded(batch, key, origin)));
  }

  @Test
  void admitsAGoodKeyOfARequestOrElseOfItsBatch() {
    assertThat(authenticate(BATCH, Samples.WRITE_KEY, null).key()).isEqualTo(RIGHTS);
    EventBatch withKey = BATCH.toBuilder().setWriteKey(Samples.WRITE_KEY).build();
    assertThat(authenticate(withKey, null, null).key()).isEqualTo(RIGHTS);
  }

  @Test
  void believesTheRequestsKeyRatherThanTheBatchs() {
    EventBatch withKey = BATCH.toBuilder().setWriteKey(Samples.WRITE_KEY).build();
    assertRefused(
        IngestError.UNKNOWN_KEY, () -> authenticate(withKey, "gsw_" + "x".repeat(22), null));
  }

  @Test
  void asksForAKey() {
    assertThat(assertRefused(IngestError.MISSING_KEY, () -> authenticate(BATCH, null, null)))
        .hasMessageContaining("x-gosight-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gsw_", "gsw_short", "gsw_0123456789abcdefghijk\n", "' OR 1=1 --"})
  void looksUpNoMalformedKey(String key) {
    KeyAuthenticator nobody =
        new KeyAuthenticator(
            text -> {
              throw new AssertionError("asked about " + text);
            });
    assertRefused(
        IngestError.UNKNOWN_KEY, () -> nobody.authenticate(Samples.decoded(BATCH, key, null)));
  }

  @Test
  void refusesSecretKeysWithoutRepeatingThem() {
    String secret = "gss_" + "s".repeat(22);
    assertThat(
            assertRefused(IngestError.SECRET_KEY_REFUSED, () -> authenticate(BATCH, secret, null)))
        .hasMessageNotContaining(secret);
  }

  @Test
  void takesAKeyOnlyFromItsOrigins() {
    assertThat(authenticate(BATCH, Samples.WRITE_KEY, "https://shop.example")).isNotNull();
    assertRefused(
        IngestError.ORIGIN_NOT_ALLOWED,
        () -> authenticate(BATCH, Samples.WRITE_KEY, "https://evil.example"));
    assertRefused(
        IngestError.ORIGIN_NOT_ALLOWED, () -> authenticate(BATCH, Samples.WRITE_KEY, "null"));
  }
}
