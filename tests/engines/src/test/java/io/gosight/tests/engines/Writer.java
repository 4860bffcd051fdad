package io.gosight.tests.engines;

/**
 * Writes numbered items one after the other while the hub is killed, and counts those that the
 * engine acknowledged.
 *
 * @param acknowledged items 0 to this one, exclusive, are stored
 */
record Writer(int acknowledged) {
  private static final int BEFORE_THE_KILL = 300;
  private static final int AT_MOST = 3_000;

  /** Stores an item and returns when the engine has acknowledged it. */
  interface Store {
    void write(int number) throws Exception;
  }

  /** Ends the hub. */
  interface Kill {
    void now() throws Exception;
  }

  /** Writes, kills the hub meanwhile, and continues until the engine is gone. */
  static Writer until(Store store, Kill kill) throws Exception {
    int acknowledged = 0;
    for (; acknowledged < BEFORE_THE_KILL; acknowledged++) {
      store.write(acknowledged);
    }
    Thread killer = new Thread(() -> kill(kill), "killer");
    killer.start();
    try {
      for (; acknowledged < AT_MOST; acknowledged++) {
        store.write(acknowledged);
      }
    } catch (Exception gone) {
      // the engine died with the hub: this item was not acknowledged
    }
    killer.join();
    return new Writer(acknowledged);
  }

  private static void kill(Kill kill) {
    try {
      kill.now();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
