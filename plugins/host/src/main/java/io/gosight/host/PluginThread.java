package io.gosight.host;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A thread that runs plugin code for a {@link PluginSupervisor} and says which plugin it is in. A
 * thread that was abandoned while inside plugin code can't return to the hub's code: {@link #leave}
 * and {@link #proceed} throw. The methods are called by the thread itself.
 */
public final class PluginThread extends Thread {
  private static final int IN_HOST = 0;
  private static final int IN_PLUGIN = 1;
  private static final int ABANDONED = 2;

  private final AtomicInteger phase = new AtomicInteger(IN_HOST);
  private final AtomicReference<String> overdue = new AtomicReference<>();
  private volatile String plugin = "";
  private volatile long callBeganNanos;

  PluginThread(Runnable work) {
    super(work, "plugin-call");
    setDaemon(true);
    // its end is reported by the supervisor that abandoned it
    setUncaughtExceptionHandler((thread, error) -> {});
  }

  /** Ends an abandoned thread; only the supervisor of the thread handles it. */
  static final class Abandoned extends Error {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("The hub has abandoned this thread.", null, false, false);
    }
  }

  /** The current thread, or null if it is not supervised. */
  public static PluginThread current() {
    return Thread.currentThread() instanceof PluginThread supervised ? supervised : null;
  }

  /**
   * The thread enters a plugin's code.
   *
   * @param name the plugin's name
   * @param nanos {@link System#nanoTime} now
   */
  public void enter(String name, long nanos) {
    plugin = name;
    callBeganNanos = nanos;
    if (!phase.compareAndSet(IN_HOST, IN_PLUGIN)) {
      throw new Abandoned();
    }
  }

  /**
   * A call has returned, and the next one begins.
   *
   * @param nanos {@link System#nanoTime} now
   */
  public void proceed(long nanos) {
    if (phase.get() != IN_PLUGIN) {
      throw new Abandoned();
    }
    callBeganNanos = nanos;
  }

  /** The thread has left the plugin's code. */
  public void leave() {
    if (!phase.compareAndSet(IN_PLUGIN, IN_HOST)) {
      throw new Abandoned();
    }
  }

  /**
   * Why the supervisor has interrupted the call that has just returned; null if it has not. The
   * thread's interrupt flag is cleared.
   */
  public String takeOverdue() {
    if (overdue.get() == null) {
      return null;
    }
    Thread.interrupted();
    return overdue.getAndSet(null);
  }

  /** The plugin in whose code the thread is; null if it is in the hub's code. */
  String runningPlugin() {
    String name = plugin;
    return phase.get() == IN_PLUGIN ? name : null;
  }

  long callBeganNanos() {
    return callBeganNanos;
  }

  void interruptCall(String reason) {
    overdue.set(reason);
    interrupt();
  }

  boolean isAbandoned() {
    return phase.get() == ABANDONED;
  }

  /** Whether the thread was in plugin code and will not come back to the hub's. */
  boolean abandon() {
    return phase.compareAndSet(IN_PLUGIN, ABANDONED);
  }
}
