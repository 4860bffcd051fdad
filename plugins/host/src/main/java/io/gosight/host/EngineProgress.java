package io.gosight.host;

/**
 * Watches engines start, for the operator's eyes. Called by several threads at once; an
 * implementation must not block.
 */
public interface EngineProgress {
  /** Ignores all progress. */
  EngineProgress NONE =
      new EngineProgress() {
        @Override
        public void starting(String engine) {}

        @Override
        public void started(String engine, long milliseconds) {}

        @Override
        public void failed(String engine, PluginFailure failure) {}
      };

  /** An engine is being started. */
  void starting(String engine);

  /** An engine answers. */
  void started(String engine, long milliseconds);

  /** An engine could not be started. */
  void failed(String engine, PluginFailure failure);
}
