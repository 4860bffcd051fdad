package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.host.EngineProgress;
import io.gosight.host.PluginFailure;

/** Prints a line for each engine that is up or failed. */
final class ConsoleProgress implements EngineProgress {
  @Override
  public void starting(String engine) {}

  @Override
  public void started(String engine, long milliseconds) {
    Console.say("  %-12s up after %d ms", engine, milliseconds);
  }

  @Override
  public void failed(String engine, PluginFailure failure) {
    Console.say("  %-12s failed", engine);
  }
}
