package io.gosight.api.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.socket.Admission;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The open WebSockets of this node. Bounded: by a number a project, and for each client by what may
 * wait for it; a client that does not keep up is closed. Safe for use by many threads.
 */
public final class LiveClients {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final short POLICY_VIOLATION = 1008;
  private static final short TRY_AGAIN = 1013;
  private static final short SERVICE_RESTART = 1012;

  private final int maxPerProject;
  private final ObjectMapper json;
  private final Clock clock;
  // The set counts those under way too, so that no more are opened than allowed.
  private final Map<String, Set<Place>> places = new ConcurrentHashMap<>();
  private final AtomicLong slow = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong omitted = new AtomicLong();

  /**
   * No clients yet.
   *
   * @param maxPerProject how many a project may have on this node
   */
  public LiveClients(int maxPerProject, ObjectMapper json, Clock clock) {
    this.maxPerProject = maxPerProject;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps a place for a client.
   *
   * @throws ApiException with {@code too_many_connections}
   */
  Admission admit(LiveBearer bearer) {
    Place place = new Place(bearer);
    places.compute(
        bearer.projectId(),
        (project, taken) -> {
          Set<Place> all = taken == null ? ConcurrentHashMap.newKeySet() : taken;
          if (all.size() >= maxPerProject) {
            refused.incrementAndGet();
            throw new ApiException(
                    ApiErrorCode.TOO_MANY_CONNECTIONS,
                    "The project has " + maxPerProject + " live connections already.")
                .header("Retry-After", "60");
          }
          all.add(place);
          return all;
        });
    return place;
  }

  /** A client's place, before and while its WebSocket is open. */
  private final class Place implements Admission {
    private final LiveBearer bearer;
    private volatile LiveClient client;

    Place(LiveBearer bearer) {
      this.bearer = bearer;
    }

    @Override
    public void opened(ServerWebSocket socket) {
      client = new LiveClient(bearer, clock.instant(), socket);
      // What a client sends is of no use; it is read so that pongs and closing are.
      socket.handler(ignored -> {});
      socket.exceptionHandler(failed -> abandoned());
      socket.closeHandler(closed -> abandoned());
    }

    @Override
    public void abandoned() {
      places.computeIfPresent(
          bearer.projectId(),
          (project, taken) -> {
            taken.remove(this);
            return taken.isEmpty() ? null : taken;
          });
    }

    void close(short status, String reason) {
      LiveClient open = client;
      abandoned();
      if (open != null) {
        open.close(status, reason);
      }
    }
  }

  /** Whether anybody watches any project. */
  public boolean isAnyone() {
    return !places.isEmpty();
  }

  /** The projects that have a client. */
  public Set<String> projects() {
    return Set.copyOf(places.keySet());
  }

  /** Sends each message to the clients of its project; waits for none. */
  public void publish(List<LiveMessage> messages) {
    for (LiveMessage message : messages) {
      Set<Place> watching = places.get(message.projectId());
      if (watching != null) {
        omitted.addAndGet(message.omitted());
        String text = text(message);
        watching.forEach(place -> send(place, text));
      }
    }
  }

  private void send(Place place, String text) {
    LiveClient client = place.client;
    if (client != null && !client.send(text)) {
      slow.incrementAndGet();
      place.close(TRY_AGAIN, "slow");
    }
  }

  private String text(LiveMessage message) {
    ObjectNode text = json.createObjectNode().put("type", message.type());
    text.set("data", json.valueToTree(message.data()));
    if (message.omitted() > 0) {
      text.put("omitted", message.omitted());
    }
    try {
      return json.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can be written.", e);
    }
  }

  /**
   * Pings every client, and closes those that are old or have lost their right.
   *
   * @param isGranted whether a session or key still has it; asked once each
   */
  void tend(Predicate<LiveBearer> isGranted) {
    Instant oldest = clock.instant().minus(LIFE);
    Map<LiveBearer, Boolean> known = new HashMap<>();
    for (Set<Place> watching : places.values()) {
      for (Place place : watching) {
        LiveClient client = place.client;
        if (client == null) {
          continue;
        }
        if (!known.computeIfAbsent(place.bearer, isGranted::test)) {
          place.close(POLICY_VIOLATION, "no_longer_allowed");
        } else if (client.openedAt().isBefore(oldest)) {
          place.close(SERVICE_RESTART, "reconnect");
        } else {
          client.ping();
        }
      }
    }
  }

  /** How many are open or being opened. */
  public int count() {
    return places.values().stream().mapToInt(Set::size).sum();
  }

  /** How many did not keep up and were closed. */
  public long slow() {
    return slow.get();
  }

  /** How many were refused because their project had too many. */
  public long refused() {
    return refused.get();
  }

  /** Events that watched projects had and no client was sent, because they were too many. */
  public long omitted() {
    return omitted.get();
  }
}
