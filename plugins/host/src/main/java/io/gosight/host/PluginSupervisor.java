package io.gosight.host;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs plugin code on threads of its own, so that a call that does not return blocks no thread of
 * the hub. A call over its {@link PluginLimits} is interrupted; if it does not return after that,
 * its thread is stopped where the JVM can (Java 17) and abandoned in any case. Safe for use by many
 * threads; without calls there are no threads.
 */
public final class PluginSupervisor {
  private static final Logger LOG = LoggerFactory.getLogger(PluginSupervisor.class);
  private static final long TICK_MS = 50;

  private final PluginLimits limits;
  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final ExecutorService pool =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), PluginThread::new);

  /** A supervisor. */
  public PluginSupervisor(PluginLimits limits) {
    this.limits = limits;
  }

  /**
   * Makes one call of a plugin.
   *
   * @param plugin the plugin's name
   * @param code the call
   * @throws PluginTimeoutException if it was over its limits
   * @throws Exception whatever the plugin throws; its errors pass too
   */
  public <T> T call(String plugin, Callable<T> code) throws Exception {
    return supervise(
        () -> {
          PluginThread thread = PluginThread.current();
          thread.enter(plugin, System.nanoTime());
          String overdue;
          T result;
          try {
            result = code.call();
          } finally {
            thread.leave();
            overdue = thread.takeOverdue();
          }
          if (overdue != null) {
            throw new PluginTimeoutException(plugin, overdue);
          }
          return result;
        });
  }

  /**
   * Runs the hub's own work that calls plugins by {@link PluginThread#enter}; only the time between
   * that and {@link PluginThread#leave} is limited.
   *
   * @throws PluginTimeoutException if the thread was abandoned; what it worked on must be discarded
   * @throws Exception whatever the work throws; its errors pass too
   */
  public <T> T supervise(Callable<T> work) throws Exception {
    Task<T> task = new Task<>(work);
    pool.execute(task);
    try {
      return task.await();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** One piece of work, watched by the thread that waits for it. */
  private final class Task<T> extends FutureTask<T> {
    private volatile PluginThread thread;
    private long watchedCallNanos;
    private long allocatedBefore;
    private boolean interrupted;

    private Task(Callable<T> work) {
      super(work);
    }

    @Override
    public void run() {
      thread = PluginThread.current();
      super.run();
      thread.takeOverdue();
      if (thread.isAbandoned()) {
        throw new PluginThread.Abandoned();
      }
    }

    private T await() throws InterruptedException, ExecutionException {
      while (true) {
        try {
          return get(TICK_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          watch();
        } catch (InterruptedException e) {
          cancel(true);
          throw e;
        }
      }
    }

    private void watch() {
      PluginThread running = thread;
      String plugin = running == null ? null : running.runningPlugin();
      if (plugin == null) {
        return;
      }
      long began = running.callBeganNanos();
      if (began != watchedCallNanos) {
        watchedCallNanos = began;
        allocatedBefore = allocated(running);
        interrupted = false;
      }
      long lastedNanos = System.nanoTime() - began;
      boolean greedy = allocated(running) - allocatedBefore > limits.allocatedBytes();
      if (!greedy && lastedNanos < limits.deadline().toNanos()) {
        return;
      }
      String reason =
          greedy
              ? "A call allocated more than %d MiB.".formatted(limits.allocatedBytes() >> 20)
              : "A call did not return within %d ms.".formatted(limits.deadline().toMillis());
      if (!interrupted) {
        interrupted = true;
        running.interruptCall(reason);
      }
      if (greedy || lastedNanos >= limits.deadline().plus(limits.grace()).toNanos()) {
        giveUp(running, plugin, reason);
      }
    }

    private void giveUp(PluginThread running, String plugin, String reason) {
      if (!running.abandon()) {
        return;
      }
      LOG.error("Plugin {} is stopped: {} Its thread is abandoned.", plugin, reason);
      stop(running);
      throw new PluginTimeoutException(plugin, reason + " Its thread was abandoned.");
    }
  }

  private long allocated(Thread thread) {
    return threads == null ? 0 : threads.getThreadAllocatedBytes(thread.getId());
  }

  // Nothing else ends an endless loop; the state that the thread worked on is discarded.
  @SuppressWarnings({"deprecation", "removal", "ThreadStop"})
  private static void stop(Thread thread) {
    try {
      thread.stop();
    } catch (UnsupportedOperationException e) {
      LOG.warn("This JVM can't stop a thread; {} goes on until the hub ends.", thread.getName());
    }
  }
}
