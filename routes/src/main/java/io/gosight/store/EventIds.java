package io.gosight.store;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Hashes of events, by which the ledger tells which are stored. Thread-safe. */
final class EventIds {
  private static final HashFunction SIP = Hashing.sipHash24(0, 0);

  private EventIds() {}

  /**
   * ClickHouse's {@code sipHash64(session_id || '/' || event_id)}: an id is unique within its
   * session.
   */
  static long hash(String session, String event) {
    return SIP.hashString(session + '/' + event, StandardCharsets.UTF_8).asLong();
  }
}
