package io.gosight.tests.abuse;

import java.io.IOException;

/** One kind of abuse. Goes on from {@link #start} until it is closed. */
public interface Attack extends AutoCloseable {
  /** What it does, in few words. */
  String name();

  /**
   * Begins on threads of its own.
   *
   * @throws IOException if the hub can't be reached at all
   */
  void start() throws IOException;

  /** Ends it and hangs up. */
  @Override
  void close();
}
