package io.gosight.api.realtime;

import java.time.Instant;
import java.util.List;

/**
 * What opens one WebSocket.
 *
 * @param ticket works once
 * @param expiresAt when it no longer works
 * @param path the WebSocket's path
 * @param protocols the subprotocols to offer; the ticket is one of them, because an address would
 *     show it in logs
 */
public record RealtimeTicket(
    String ticket, Instant expiresAt, String path, List<String> protocols) {
  /** Keeps its own copy. */
  public RealtimeTicket {
    protocols = List.copyOf(protocols);
  }

  /** Omits the ticket. */
  @Override
  public String toString() {
    return "RealtimeTicket[" + path + ", " + expiresAt + "]";
  }
}
