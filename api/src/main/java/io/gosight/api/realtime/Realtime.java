package io.gosight.api.realtime;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.socket.Admission;
import io.gosight.api.socket.SocketRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What happens in a project, as it happens, over WebSockets. Safe for use by many threads. */
public final class Realtime {
  private static final Logger LOG = LoggerFactory.getLogger(Realtime.class);

  private final RealtimeTickets tickets;
  private final LiveClients clients;

  /** WebSockets for those who have tickets. */
  public Realtime(RealtimeTickets tickets, LiveClients clients) {
    this.tickets = tickets;
    this.clients = clients;
  }

  /** The open WebSockets. */
  public LiveClients clients() {
    return clients;
  }

  /** Issues a ticket. */
  public RealtimeTicket ticket(AuthorizedRequest request) {
    return tickets.issue(request);
  }

  /**
   * Lets in who has a ticket for the project.
   *
   * @throws ApiException with {@code cross_site}, {@code unauthorized} or {@code
   *     too_many_connections}
   */
  public Admission admit(SocketRequest request) {
    if (!request.client().sameSite()) {
      throw new ApiException(
          ApiErrorCode.CROSS_SITE, "A page of another site can't open this WebSocket.");
    }
    String ticket = ticket(request.protocols());
    LiveBearer bearer =
        tickets
            .redeem(ticket, request.variables().getOrDefault("id", ""))
            .filter(tickets::isGranted)
            .orElseThrow(
                () ->
                    unauthorized("This ticket is unknown, used, expired, or of another project."));
    return clients.admit(bearer);
  }

  private static String ticket(List<String> protocols) {
    if (protocols.contains(RealtimeTickets.PROTOCOL)) {
      for (String protocol : protocols) {
        if (protocol.startsWith(RealtimeTickets.TICKET)) {
          return protocol.substring(RealtimeTickets.TICKET.length());
        }
      }
    }
    throw unauthorized(
        "Offer the subprotocols '"
            + RealtimeTickets.PROTOCOL
            + "' and '"
            + RealtimeTickets.TICKET
            + "' with a ticket from POST .../realtime/ticket.");
  }

  private static ApiException unauthorized(String message) {
    return new ApiException(ApiErrorCode.UNAUTHORIZED, message);
  }

  /** Sends the messages to who watches their projects. */
  public void publish(List<LiveMessage> messages) {
    clients.publish(messages);
  }

  /** Pings every client, and closes those whose time or right has ended. To be called often. */
  public void tend() {
    clients.tend(this::isGranted);
  }

  /** While PostgreSQL is away, clients keep their grants. */
  private boolean isGranted(LiveBearer bearer) {
    try {
      return tickets.isGranted(bearer);
    } catch (DataAccessException e) {
      LOG.debug("A live connection's right could not be checked.", e);
      return true;
    }
  }
}
