package io.gosight.replay;

import java.io.IOException;

/** Receives chunks as they are unpacked. */
@FunctionalInterface
interface ChunkSink {
  /**
   * Takes a chunk.
   *
   * @return whether to go on
   */
  boolean accept(ChunkInfo info, byte[] events) throws IOException;
}
