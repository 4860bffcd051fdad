package io.gosight.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  private final List<String> closed = new ArrayList<>();
  private ConnectionLimits limits = limits(100, 100, 1000);

  private ConnectionLimits limits(int max, int maxPerAddress, long maxBytes) {
    return new ConnectionLimits(
        Limits.settings(max, maxPerAddress, maxBytes), "proxy"::equals, meters, nanos::get);
  }

  private OpenConnection open(String name, String address) {
    pass(Duration.ofMillis(1));
    return limits.open(address, IDLE, reason -> closed.add(name + " " + reason.label())).get();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private double closedFor(String reason) {
    Counter counter = meters.find("connections_closed").tag("reason", reason).counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void theUploadThatHasBeenUnfinishedForLongestGivesWay() {
    Transfer old = open("old", "1").beginRequest();
    old.received(600);
    Transfer fast = open("fast", "2").beginRequest();
    fast.received(300);
    fast.complete();
    pass(Duration.ofMillis(1));
    Transfer late = open("late", "3").beginRequest();
    late.received(300);
    assertThat(closed).containsExactly("old too_many_bytes");
    assertThat(limits.bufferedBytes()).isEqualTo(600);
    assertThat(closedFor("too_many_bytes")).isEqualTo(1);
    fast.answered(true, true);
    late.close();
    assertThat(limits.bufferedBytes()).isZero();
  }

  @Test
  void aKnownSenderOutlastsStrangers() {
    OpenConnection known = open("known", "1");
    known.beginRequest().answered(true, true);
    known.beginRequest().received(500);
    pass(Duration.ofMillis(1));
    open("stranger", "2").beginRequest().received(600);
    assertThat(closed).containsExactly("stranger too_many_bytes");
  }

  @Test
  void aConnectionThatFindsNoRoomIsClosed() {
    Transfer busy = open("busy", "1").beginRequest();
    busy.received(1000);
    busy.complete();
    open("new", "2").beginRequest().received(1);
    assertThat(closed).containsExactly("new too_many_bytes");
    assertThat(limits.bufferedBytes()).isEqualTo(1000);
  }

  @Test
  void looksForUnfinishedUploadsAgainSoonAfterItFoundNone() {
    Transfer busy = open("busy", "1").beginStream();
    busy.received(900);
    busy.complete();
    busy.hold(200);
    Transfer late = open("late", "2").beginRequest();
    late.received(1);
    assertThat(closed).as("within 10 ms of a search in vain").isEmpty();
    pass(Duration.ofMillis(10));
    late.received(1);
    assertThat(closed).containsExactly("late too_many_bytes");
  }

  @Test
  void hasRoomForSeveralMessagesOfASenderWhileHalfIsFree() {
    Transfer stream = open("stream", "1").beginStream();
    stream.received(499);
    assertThat(stream.hasRoom()).isTrue();
    stream.received(1);
    assertThat(stream.hasRoom()).isFalse();
    stream.close();
    assertThat(limits.hasRoom()).isTrue();
  }

  @Test
  void messagesOfOneStreamAreHeldUntilTheyAreAnswered() {
    Transfer stream = open("stream", "1").beginStream();
    stream.received(100);
    stream.complete();
    stream.hold(300);
    stream.received(50);
    assertThat(limits.bufferedBytes()).isEqualTo(450);
    stream.hold(-400);
    stream.close();
    stream.received(7);
    assertThat(limits.bufferedBytes()).isZero();
  }

  @Test
  void theConnectionOfLeastUseGivesWayToANewOne() {
    limits = limits(3, 100, 1000);
    open("served", "1").beginRequest().answered(true, true);
    open("silent", "2");
    open("working", "3").beginRequest().complete();
    open("new", "4");
    assertThat(closed).containsExactly("silent too_many");
    assertThat(limits.openConnections()).isEqualTo(3);
  }

  @Test
  void oneAddressMayNotTakeAllAndAProxyMay() {
    limits = limits(100, 2, 1000);
    OpenConnection first = open("first", "1");
    OpenConnection second = open("second", "1");
    open("other", "2");
    open("third", "1");
    assertThat(closed).containsExactly("first too_many");
    for (OpenConnection own : List.of(first, second)) {
      own.closed();
    }
    for (int i = 0; i < 10; i++) {
      open("proxied", "proxy");
    }
    assertThat(closed).hasSize(1);
  }

  @Test
  void refusesAConnectionWhenAllOthersAreAtWork() {
    limits = limits(1, 100, 1000);
    open("working", "1").beginRequest().complete();
    assertThat(limits.open("2", IDLE, reason -> {})).isEmpty();
  }

  @Test
  void closesWhatBeginsNothing() {
    open("silent", "1");
    OpenConnection used = open("used", "1");
    used.beginRequest().answered(true, false);
    pass(Duration.ofSeconds(11));
    limits.sweep();
    assertThat(closed).containsExactly("silent slow_header");
    pass(Duration.ofSeconds(20));
    limits.sweep();
    assertThat(closed).containsExactly("silent slow_header", "used idle");
  }

  @Test
  void closesUploadsThatAreSlowOrLong() {
    Transfer slow = open("slow", "1").beginRequest();
    for (int second = 0; second < 4; second++) {
      pass(Duration.ofSeconds(1));
      slow.received(1);
      limits.sweep();
    }
    assertThat(closed).isEmpty();
    pass(Duration.ofSeconds(2));
    limits.sweep();
    assertThat(closed).containsExactly("slow slow_body");
    limits = limits(100, 100, 1 << 20);
    Transfer fast = open("long", "1").beginRequest();
    for (int second = 0; second < 29; second++) {
      pass(Duration.ofSeconds(1));
      fast.received(2000);
      limits.sweep();
    }
    assertThat(closed).doesNotContain("long slow_body");
    pass(Duration.ofSeconds(2));
    limits.sweep();
    assertThat(closed).contains("long slow_body");
  }

  @Test
  void closesAnUploadThatGoesOnAfterItsAnswer() {
    Transfer refused = open("refused", "1").beginRequest();
    refused.received(10);
    refused.answered(false, false);
    assertThat(limits.bufferedBytes()).isZero();
    pass(Duration.ofSeconds(3));
    limits.sweep();
    assertThat(closed).containsExactly("refused unread_body");
  }

  @Test
  void onlyAKnownSendersStreamMayBeSilent() {
    OpenConnection known = open("known", "1");
    known.beginStream().know();
    open("stranger", "2").beginStream();
    pass(Duration.ofSeconds(31));
    limits.sweep();
    assertThat(closed).containsExactly("stranger idle");
  }
}
