package io.gosight.api.realtime;

import io.gosight.api.identity.RandomText;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tickets in PostgreSQL, so that any node redeems what another has issued, exactly once. Safe for
 * use by many threads.
 */
public final class RealtimeTickets {
  /** The subprotocol that the server speaks. */
  static final String PROTOCOL = "gosight-realtime-v1";

  /** The prefix of the subprotocol that carries a ticket. */
  static final String TICKET = "ticket.";

  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final String ADD = SqlFile.read("realtime/add-ticket");
  private static final String PURGE = SqlFile.read("realtime/purge-tickets");
  private static final String TAKE = SqlFile.read("realtime/take-ticket");
  private static final String IS_GRANTED = SqlFile.read("realtime/is-granted");

  private final HubDatabase postgres;
  private final ProjectDatabase projects;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  /** Tickets in that database, by that clock. */
  public RealtimeTickets(HubDatabase postgres, ProjectDatabase projects, Clock clock) {
    this.postgres = postgres;
    this.projects = projects;
    this.clock = clock;
  }

  /** Issues a ticket for a WebSocket of the request's project. */
  public RealtimeTicket issue(AuthorizedRequest request) {
    LiveBearer bearer = LiveBearer.of(request.projectId(), request.subject());
    String ticket = RandomText.token(random);
    Instant now = clock.instant();
    Instant end = now.plus(LIFE);
    projects.execute(
        request,
        client -> {
          client.sql(PURGE).param("now", SqlValues.parameter(now)).update();
          return client
              .sql(ADD)
              .param("hash", RandomText.hash(ticket))
              .param("project", bearer.projectId())
              .param("session", bearer.session())
              .param("key", bearer.key())
              .param("expires_at", SqlValues.parameter(end))
              .update();
        });
    return new RealtimeTicket(
        ticket,
        end,
        "/api/v1/projects/" + bearer.projectId() + "/realtime",
        List.of(PROTOCOL, TICKET + ticket));
  }

  /** Uses a ticket up; empty if it is unknown, used, expired or of another project. */
  Optional<LiveBearer> redeem(String ticket, String projectId) {
    return postgres
        .client()
        .sql(TAKE)
        .param("hash", RandomText.hash(ticket))
        .param("now", SqlValues.parameter(clock.instant()))
        .query(
            (row, number) ->
                row.getBoolean("fresh")
                    ? new LiveBearer(
                        row.getString("project_id"),
                        row.getObject("session_id", UUID.class),
                        row.getObject("key_id", UUID.class))
                    : null)
        .list()
        .stream()
        .filter(bearer -> bearer != null && bearer.projectId().equals(projectId))
        .findFirst();
  }

  /** Whether the session or key may still read the project. */
  boolean isGranted(LiveBearer bearer) {
    return postgres
        .client()
        .sql(IS_GRANTED)
        .param("project", bearer.projectId())
        .param("session", bearer.session())
        .param("key", bearer.key())
        .param("now", SqlValues.parameter(clock.instant()))
        .query(Boolean.class)
        .single();
  }
}
