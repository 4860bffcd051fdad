package io.gosight.host.detector;

import io.gosight.spi.detector.Finding;
import io.gosight.spi.detector.SessionWindow;
import io.gosight.spi.event.DetectedEvent;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls a detector within its plugin's class loader. What it throws is told to its {@link
 * DetectorWatch} and harms nobody else; once that says stop, the detector is not called any more.
 */
final class DetectorGuard {
  private final HostedDetector hosted;
  private final DetectorWatch watch;
  private final ClassLoader loader;

  DetectorGuard(HostedDetector hosted, DetectorWatch watch) {
    this.hosted = hosted;
    this.watch = watch;
    this.loader = hosted.detector().getClass().getClassLoader();
  }

  HostedDetector hosted() {
    return hosted;
  }

  /** Where an event is remembered, and who takes what is found there. */
  interface Memory {
    /** The window: the tab's own, or the shared one of this name. */
    SessionWindow window(Optional<String> shared);

    /** Something was found; {@code shared} says whether in shared memory. */
    void found(boolean shared, Finding finding);
  }

  void onEvent(DetectedEvent event, Memory memory) {
    run(
        () -> {
          Optional<String> shared = hosted.detector().sharedWindow(event);
          boolean isShared = shared.isPresent();
          hosted
              .detector()
              .onEvent(event, memory.window(shared), finding -> memory.found(isShared, finding));
        });
  }

  void onQuiet(long atMs, SessionWindow window, Consumer<Finding> found) {
    run(() -> hosted.detector().onQuiet(atMs, window, found));
  }

  private void run(Runnable code) {
    if (!watch.mayRun(hosted.name())) {
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    long begin = System.nanoTime();
    try {
      code.run();
      watch.ran(hosted.name(), System.nanoTime() - begin);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      watch.failed(hosted.name(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
