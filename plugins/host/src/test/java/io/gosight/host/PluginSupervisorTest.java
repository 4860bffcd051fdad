package io.gosight.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A plugin's call is over in time, whatever the plugin does. */
class PluginSupervisorTest {
  private static final PluginLimits LIMITS =
      new PluginLimits(Duration.ofMillis(200), Duration.ofMillis(200), 32 << 20);

  private final PluginSupervisor supervisor = new PluginSupervisor(LIMITS);
  private final AtomicReference<Thread> thread = new AtomicReference<>();

  @Test
  void aCallGivesWhatThePluginGives() throws Exception {
    assertThat(supervisor.call("good", () -> 7)).isEqualTo(7);
  }

  @Test
  void exceptionsAndErrorsPass() {
    assertThatThrownBy(() -> supervisor.call("bad", () -> Integer.parseInt("x")))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(
            () ->
                supervisor.call(
                    "bad",
                    () -> {
                      throw new AssertionError("no luck");
                    }))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void anEndlessLoopIsStopped() {
    assertThatThrownBy(
            () ->
                supervisor.call(
                    "endless",
                    () -> {
                      thread.set(Thread.currentThread());
                      for (long i = 0; ; i++) {
                        if (i < 0) {
                          return i;
                        }
                      }
                    }))
        .isInstanceOf(PluginTimeoutException.class)
        .hasMessageContaining("did not return within 200 ms");
    if (Runtime.version().feature() < 20) {
      await().until(() -> !thread.get().isAlive());
    }
  }

  @Test
  void aWaitIsInterruptedAndItsThreadGoesOn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                supervisor.call(
                    "waiting",
                    () -> {
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        return 0;
                      }
                      return 1;
                    }))
        .isInstanceOf(PluginTimeoutException.class)
        .hasMessageNotContaining("abandoned");
    assertThat(supervisor.call("good", Thread::interrupted)).isFalse();
  }

  @Test
  void aCallThatIgnoresInterruptsIsAbandonedAndOthersGoOn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                supervisor.call(
                    "deaf",
                    () -> {
                      while (true) {
                        try {
                          never.await();
                        } catch (InterruptedException e) {
                          continue;
                        }
                        return 0;
                      }
                    }))
        .isInstanceOf(PluginTimeoutException.class)
        .hasMessageContaining("abandoned");
    assertThat(supervisor.call("good", () -> 7)).isEqualTo(7);
  }

  @Test
  void aCallThatAllocatesIsStoppedBeforeTheHeapIsFull() {
    PluginSupervisor patient =
        new PluginSupervisor(
            new PluginLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 32 << 20));
    assertThatThrownBy(
            () ->
                patient.call(
                    "greedy",
                    () -> {
                      List<byte[]> all = new ArrayList<>();
                      while (true) {
                        all.add(new byte[1 << 16]);
                        if (all.size() > 1_000) {
                          all.clear();
                        }
                      }
                    }))
        .isInstanceOf(PluginTimeoutException.class)
        .hasMessageContaining("allocated more than 32 MiB");
  }
}
