package io.gosight.ingest.keys;

import static io.gosight.ingest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.AdmittedSubmission;
import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.WriteKey;
import io.gosight.ingest.keys.RateLimiter.MinuteCount;
import io.gosight.testing.Samples;
import io.gosight.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:15Z");
  private final RateLimiter limiter = new RateLimiter(2, 5, clock, clock.meter());

  private static AdmittedSubmission of(String project) {
    return new AdmittedSubmission(
        Samples.decoded(Samples.batchOf(1), null, null), new WriteKey(project, List.of()));
  }

  private void send(String project, int requests) {
    for (int i = 0; i < requests; i++) {
      limiter.limit(of(project));
    }
  }

  @Test
  void lets5PassAtOnceAndSaysWhenToComeAgain() {
    send("a", 5);
    IngestException refusal = assertRefused(IngestError.RATE_LIMITED, () -> limiter.limit(of("a")));
    assertThat(refusal.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
  }

  @Test
  void refillsBy2EachSecondAndNeverOverTheBurst() {
    send("a", 5);
    clock.advance(Duration.ofSeconds(1));
    send("a", 2);
    assertRefused(IngestError.RATE_LIMITED, () -> limiter.limit(of("a")));
    clock.advance(Duration.ofMinutes(4));
    send("a", 5);
    assertRefused(IngestError.RATE_LIMITED, () -> limiter.limit(of("a")));
  }

  @Test
  void holdsEachProjectByItself() {
    send("a", 5);
    send("b", 5);
    assertRefused(IngestError.RATE_LIMITED, () -> limiter.limit(of("a")));
  }

  @Test
  void countsWhatItLetPassByMinuteAndOnce() {
    send("a", 3);
    long minute = clock.millis() / 60_000;
    assertThat(limiter.takeCounts())
        .containsExactly(new MinuteCount("ratelimit:a:" + minute, "a", minute, 3));
    assertThat(limiter.takeCounts()).isEmpty();
  }

  @Test
  void refusesAProjectWhoseMinuteAllNodesTogetherHaveUsedUp() {
    send("a", 1);
    MinuteCount count = limiter.takeCounts().get(0);
    limiter.learnTotal(count, 124);
    limiter.limit(of("a"));
    limiter.learnTotal(count, 125);
    assertThat(assertRefused(IngestError.RATE_LIMITED, () -> limiter.limit(of("a"))).retryAfter())
        .isEqualTo(Duration.ofSeconds(45));
    clock.advance(Duration.ofSeconds(45));
    limiter.limit(of("a"));
  }
}
