package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.People.Person;
import io.gosight.api.auth.Role;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.keys.NewKey;
import io.gosight.api.project.Projects;
import io.gosight.api.realtime.LiveMessage;
import io.gosight.api.realtime.Realtime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeten.extra.MutableClock;

/** Who may open a WebSocket, what it is sent, and when it is closed. */
@ExtendWith(Stores.Lent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealtimeIT {
  private static final String MINE = "live-mine";
  private static final String THEIRS = "live-theirs";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<WebSocket> open = new ArrayList<>();
  private ApiServer server;
  private Realtime realtime;
  private Person owner;
  private String otherTenant;
  private NewKey key;

  /** Collects what a WebSocket gets. */
  private static class Ear implements WebSocket.Listener {
    final List<String> texts = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        texts.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return null;
    }
  }

  @BeforeAll
  void start(Stores stores) throws Exception {
    Projects projects = new Projects(stores.postgres());
    projects.create(MINE, "Mine");
    projects.create(THEIRS, "Theirs");
    People people = new People(stores, clock);
    owner = people.member("owner", MINE, Role.VIEWER, false);
    otherTenant = people.member("theirs", THEIRS, Role.OWNER, true).bearer();
    key = new ApiKeys(stores.postgres(), new SecureRandom()).create(KeyKind.SECRET, MINE, "x");
    server = new ApiServer(stores.postgres(), stores.reader(), stores.writer(), clock);
    realtime = server.bean("apiRealtime", Realtime.class);
  }

  @AfterEach
  void closeSockets() {
    open.forEach(WebSocket::abort);
    open.clear();
    await().atMost(PATIENCE).until(() -> realtime.clients().count() == 0);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String ticket(String project, String authorization) throws Exception {
    JsonNode ticket =
        json.readTree(
            server
                .send("POST", "/api/v1/projects/" + project + "/realtime/ticket", authorization)
                .body());
    assertThat(ticket.at("/path").asText()).isEqualTo("/api/v1/projects/" + project + "/realtime");
    assertThat(ticket.at("/protocols/1").asText()).endsWith(ticket.get("ticket").asText());
    return ticket.get("ticket").asText();
  }

  private WebSocket open(String project, String ticket, String origin, WebSocket.Listener ear) {
    WebSocket.Builder builder =
        http.newWebSocketBuilder().subprotocols("gosight-realtime-v1", "ticket." + ticket);
    if (!origin.isEmpty()) {
      builder.header("Origin", origin);
    }
    String path = "/api/v1/projects/" + project + "/realtime";
    WebSocket socket =
        builder.buildAsync(URI.create(server.url().replace("http", "ws") + path), ear).join();
    open.add(socket);
    return socket;
  }

  private int refusal(String project, String ticket, String origin) {
    try {
      open(project, ticket, origin, new Ear());
      return 101;
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  private Ear listening(String authorization) throws Exception {
    Ear ear = new Ear();
    int before = realtime.clients().count();
    open(MINE, ticket(MINE, authorization), "", ear);
    await().atMost(PATIENCE).until(() -> realtime.clients().count() == before + 1);
    return ear;
  }

  @Test
  void whoHasNoGoodTicketIsRefused() throws Exception {
    String used = ticket(MINE, owner.bearer());
    assertThat(refusal(MINE, used, "")).isEqualTo(101);
    assertThat(refusal(MINE, used, "")).as("used").isEqualTo(401);
    assertThat(refusal(MINE, "x".repeat(43), "")).as("unknown").isEqualTo(401);
    String ofOther = ticket(THEIRS, otherTenant);
    assertThat(refusal(MINE, ofOther, "")).as("other project's").isEqualTo(401);
    assertThat(refusal(THEIRS, ofOther, "")).as("tried before").isEqualTo(401);
    String old = ticket(MINE, owner.bearer());
    clock.add(Duration.ofSeconds(31));
    assertThat(refusal(MINE, old, "")).as("expired").isEqualTo(401);
    assertThat(server.get("/api/v1/projects/" + MINE + "/realtime", owner.bearer()).statusCode())
        .as("no WebSocket")
        .isEqualTo(404);
  }

  @Test
  void pagesOfOtherSitesAreRefused() throws Exception {
    String ticket = ticket(MINE, owner.bearer());
    assertThat(refusal(MINE, ticket, "https://evil.example")).isEqualTo(403);
    assertThat(refusal(MINE, ticket, server.url())).as("the ticket is still good").isEqualTo(101);
  }

  @Test
  void aTicketIsWorthNothingAfterSigningOut(Stores stores) throws Exception {
    People people = new People(stores, clock);
    Person leaving = people.member("leaving", MINE, Role.OWNER, true);
    String ticket = ticket(MINE, leaving.bearer());
    people.endSession(leaving);
    assertThat(refusal(MINE, ticket, "")).isEqualTo(401);
  }

  @Test
  void clientsGetTheMessagesOfTheirProjectOnly() throws Exception {
    Ear user = listening(owner.bearer());
    Ear program = listening("Bearer " + key.plaintext());
    assertThat(realtime.clients().projects()).containsExactly(MINE);
    for (String project : List.of(THEIRS, MINE)) {
      realtime.publish(
          List.of(new LiveMessage(project, "events", List.of(Map.of("of", project)), 3)));
    }
    for (Ear ear : List.of(user, program)) {
      await().atMost(PATIENCE).until(() -> !ear.texts.isEmpty());
      assertThat(ear.texts)
          .containsExactly(
              "{\"type\":\"events\",\"data\":[{\"of\":\"" + MINE + "\"}],\"omitted\":3}");
    }
    assertThat(realtime.clients().omitted()).isEqualTo(3);
  }

  @Test
  void aProjectHasOnlySoManyClients() throws Exception {
    for (int i = 0; i < ApiServer.MOST_LIVE; i++) {
      listening(owner.bearer());
    }
    assertThat(refusal(MINE, ticket(MINE, owner.bearer()), "")).isEqualTo(429);
    assertThat(refusal(THEIRS, ticket(THEIRS, otherTenant), "")).isEqualTo(101);
    assertThat(realtime.clients().refused()).isEqualTo(1);
  }

  @Test
  void whoLosesTheRightLosesTheConnection(Stores stores) throws Exception {
    People people = new People(stores, clock);
    Person removed = people.member("removed", MINE, Role.VIEWER, false);
    Ear theirs = listening(removed.bearer());
    Ear mine = listening(owner.bearer());
    realtime.tend();
    stores.postgres("DELETE FROM project_members WHERE user_id = '" + removed.id() + "'");
    realtime.tend();
    assertThat(theirs.closed.get(30, TimeUnit.SECONDS)).isEqualTo(1008);
    realtime.publish(List.of(new LiveMessage(MINE, "insights", List.of(), 0)));
    await().atMost(PATIENCE).until(() -> !mine.texts.isEmpty());
    assertThat(theirs.texts).isEmpty();
  }

  @Test
  void aSlowClientIsDroppedAndTheOthersGoOn() throws Exception {
    Ear deaf =
        new Ear() {
          @Override
          public void onOpen(WebSocket socket) {
            // Asks for nothing, so that nothing is read.
          }
        };
    open(MINE, ticket(MINE, owner.bearer()), "", deaf);
    Ear listening = listening(owner.bearer());
    long before = realtime.clients().slow();
    List<LiveMessage> large = List.of(new LiveMessage(MINE, "events", "x".repeat(60_000), 0));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              int known = listening.texts.size();
              realtime.publish(large);
              await().atMost(PATIENCE).until(() -> listening.texts.size() > known);
              return realtime.clients().slow() > before;
            });
    assertThat(realtime.clients().slow()).isEqualTo(before + 1);
    await().atMost(PATIENCE).until(() -> realtime.clients().count() == 1);
  }

  @Test
  void visitorsAreCountedInTheStoreWhereNothingElseKnows() throws Exception {
    JsonNode now = server.ask("/api/v1/projects/" + MINE + "/realtime/visitors", key.plaintext());
    assertThat(now).hasToString("{\"visitors\":0,\"sessions\":0,\"exact\":true,\"active\":[]}");
  }
}
