package io.gosight.replay;

import io.gosight.common.DeadLetterBatch;
import io.gosight.proto.v1.DeadLetter;
import java.util.ArrayList;
import java.util.List;

/**
 * Chunks on their way into ClickHouse, in the order in which they came.
 *
 * @param chunks the chunks
 * @param deadLetters what can't be stored
 */
record ReplayBatch(List<ReceivedChunk> chunks, List<DeadLetter> deadLetters)
    implements DeadLetterBatch {
  /** Keeps copies. */
  ReplayBatch {
    chunks = List.copyOf(chunks);
    deadLetters = List.copyOf(deadLetters);
  }

  /** The same chunks with more dead letters. */
  ReplayBatch withDeadLetters(List<DeadLetter> more) {
    List<DeadLetter> all = new ArrayList<>(deadLetters);
    all.addAll(more);
    return new ReplayBatch(chunks, all);
  }
}
