package io.gosight.api.socket;

import io.gosight.api.request.RequestClient;
import java.util.List;
import java.util.Map;

/**
 * A request to open a WebSocket.
 *
 * @param variables the values of the path's variables by name, not validated
 * @param protocols the subprotocols that the client offers, in its order
 * @param client who sent it, and how
 */
public record SocketRequest(
    Map<String, String> variables, List<String> protocols, RequestClient client) {
  /** Keeps its own copies. */
  public SocketRequest {
    variables = Map.copyOf(variables);
    protocols = List.copyOf(protocols);
  }

  /** Omits the protocols, one of which is a ticket. */
  @Override
  public String toString() {
    return "SocketRequest[" + variables + ", " + client + "]";
  }
}
