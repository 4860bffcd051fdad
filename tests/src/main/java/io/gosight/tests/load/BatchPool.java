package io.gosight.tests.load;

/**
 * The run's batches by their number: a ring of templates, each a visitor whose session ends after
 * some batches and is followed by another. Safe for use by many threads.
 */
public final class BatchPool {
  private static final int BATCHES_A_SESSION = 8;

  private final EventIds ids;
  private final BatchTemplate[] templates;

  private BatchPool(EventIds ids, BatchTemplate[] templates) {
    this.ids = ids;
    this.templates = templates;
  }

  /**
   * Makes a pool.
   *
   * @param ids names the events
   * @param seed the same seed gives the same pool
   * @param size how many visitors there are at a time, 1 to 65,536; about 3 KB of memory each
   */
  public static BatchPool create(EventIds ids, long seed, int size) {
    if (size < 1 || size > 65_536) {
      throw new IllegalArgumentException("A pool has 1 to 65536 batches, not " + size + ".");
    }
    RealisticBatches batches = new RealisticBatches(seed);
    BatchTemplate[] templates = new BatchTemplate[size];
    for (int i = 0; i < size; i++) {
      templates[i] =
          BatchTemplate.of(
              ids, batches.next(ids, 0, session(ids.run(), i, 0), System.currentTimeMillis()));
    }
    return new BatchPool(ids, templates);
  }

  /** How many templates there are. */
  public int size() {
    return templates.length;
  }

  /** The position of the template that a batch is made of. */
  public int indexOf(long sequence) {
    return (int) (sequence % templates.length);
  }

  /** The template at a position. */
  public BatchTemplate template(int index) {
    return templates[index];
  }

  /** Writes a batch; see {@link BatchTemplate#stamp}. */
  public void stamp(Shot shot, long nowMs, byte[] target, int at) {
    int index = indexOf(shot.sequence());
    long generation = shot.sequence() / templates.length / BATCHES_A_SESSION;
    templates[index].stamp(
        shot.sequence(),
        session(ids.run(), index, generation),
        shot.firstSentMs(),
        nowMs,
        target,
        at);
  }

  private static String session(String run, int index, long generation) {
    StringBuilder id = new StringBuilder(BatchTemplate.SESSION_LENGTH).append(run).append('_');
    hex(id, index, 5);
    id.append('_');
    hex(id, generation, 7);
    return id.toString();
  }

  private static void hex(StringBuilder to, long value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      to.append(Character.forDigit((int) (value >>> shift) & 15, 16));
    }
  }
}
