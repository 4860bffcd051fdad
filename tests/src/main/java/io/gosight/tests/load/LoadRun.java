package io.gosight.tests.load;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends batches by a plan and measures. All of it happens on one event loop, so that the generator
 * takes little from the server beside it; {@link #start} and {@link #stop} are safe to call from
 * any thread.
 */
public final class LoadRun {
  private static final long RETRY_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private record Retry(Shot shot, long notBeforeNanos) {}

  private final EventIds ids;
  private final Plan plan;
  private final Wire wire;
  private final AckLog ackLog;
  private final Loops loops;
  private final CompletableFuture<Void> measuring = new CompletableFuture<>();
  private final CompletableFuture<Void> measured = new CompletableFuture<>();
  private final CompletableFuture<LoadReport> finished = new CompletableFuture<>();
  private final ArrayDeque<Retry> retries = new ArrayDeque<>();
  private LoadStats stats;
  private Pacer pacer;
  private long startNanos;
  private long sequence;
  private long due;
  private long stopNanos;
  private int inFlight;
  private boolean sending;

  LoadRun(EventIds ids, Plan plan, Wire wire, AckLog ackLog, Loops loops) {
    this.ids = ids;
    this.plan = plan;
    this.wire = wire;
    this.ackLog = ackLog;
    this.loops = loops;
  }

  /** Starts to send. */
  public void start() {
    loops.loop().execute(this::begin);
  }

  /** Done when the warm-up is over. */
  public CompletableFuture<Void> measuring() {
    return measuring;
  }

  /** Done when nothing new is sent any more. */
  public CompletableFuture<Void> measured() {
    return measured;
  }

  /** Done when the plan has been carried out and all answers are there. */
  public CompletableFuture<LoadReport> finished() {
    return finished;
  }

  /** Ends the sending before its time; {@link #finished} follows. */
  public void stop() {
    loops.loop().execute(this::end);
  }

  private void begin() {
    startNanos = System.nanoTime();
    long measureFrom = startNanos + plan.warmUp().toNanos();
    stats = new LoadStats(measureFrom, measureFrom + plan.duration().toNanos());
    sending = true;
    wire.open(this::answered, this::pump);
    if (plan.open()) {
      pacer = new Pacer(loops.loop(), this::pump, startNanos, plan.intervalNanos());
      pacer.start();
    }
    loops.later(() -> measuring.complete(null), plan.warmUp().toNanos());
    loops.later(this::end, plan.warmUp().plus(plan.duration()).toNanos());
    pump();
  }

  private void pump() {
    long now = System.nanoTime();
    dropOverdue(now);
    while (wire.free() > 0) {
      Shot shot = nextShot(now);
      if (shot == null) {
        return;
      }
      inFlight++;
      wire.send(shot);
    }
  }

  private Shot nextShot(long now) {
    Retry retry = retries.peek();
    if (retry != null && retry.notBeforeNanos() - now <= 0) {
      return retries.remove().shot();
    }
    if (!sending) {
      return null;
    }
    if (!plan.open()) {
      return new Shot(sequence++, System.currentTimeMillis(), now);
    }
    long dueNanos = dueNanos(due);
    if (dueNanos - now > 0) {
      return null;
    }
    due++;
    return new Shot(sequence++, System.currentTimeMillis(), dueNanos);
  }

  private void dropOverdue(long now) {
    if (!plan.open() || plan.retry()) {
      return;
    }
    while (sending && now - dueNanos(due) > plan.timeout().toNanos()) {
      stats.neverSent(dueNanos(due));
      due++;
    }
  }

  private long dueNanos(long number) {
    return startNanos + (long) (number * plan.intervalNanos());
  }

  private void answered(Shot shot, Answer answer) {
    long now = System.nanoTime();
    inFlight--;
    stats.answered(shot, answer, now);
    if (ackLog != null) {
      ackLog.append(shot.sequence(), answer);
    }
    if (plan.retry() && worthRetrying(answer.outcome())) {
      retries.add(new Retry(shot, now + RETRY_AFTER_NANOS));
      loops.later(this::pump, RETRY_AFTER_NANOS);
    } else if (!sending) {
      finishWhenQuiet();
    }
  }

  private static boolean worthRetrying(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED, PARTLY_REJECTED, REFUSED -> false;
      case LIMITED, UNAVAILABLE, TIMED_OUT, BROKEN -> true;
    };
  }

  private void end() {
    if (!sending) {
      return;
    }
    sending = false;
    stopNanos = System.nanoTime();
    if (pacer != null) {
      pacer.stop();
    }
    measured.complete(null);
    finishWhenQuiet();
  }

  private void finishWhenQuiet() {
    if (inFlight == 0 && retries.isEmpty()) {
      if (ackLog != null) {
        ackLog.close();
      }
      finished.complete(stats.report(ids.run(), stopNanos));
    }
  }
}
