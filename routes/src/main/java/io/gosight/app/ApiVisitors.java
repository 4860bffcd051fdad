package io.gosight.app;

import io.gosight.api.realtime.LiveVisitors;
import io.gosight.api.realtime.VisitorsNow;
import io.gosight.api.realtime.VisitorsNow.ActiveSession;
import io.gosight.presence.Presence;
import io.gosight.stage.StageContext;
import java.time.Instant;
import java.util.Optional;

/** Gives the API what is kept in Redis of who is there now. Safe for use by many threads. */
record ApiVisitors(Presence presence) implements LiveVisitors {
  static ApiVisitors of(StageContext context) {
    return new ApiVisitors(new Presence(context.redis(), context.clock()));
  }

  @Override
  public Optional<VisitorsNow> of(String projectId) {
    return presence.of(projectId).map(ApiVisitors::now);
  }

  private static VisitorsNow now(Presence.Present present) {
    return new VisitorsNow(
        present.visitors(),
        present.sessions(),
        false,
        present.active().stream()
            .map(
                session ->
                    new ActiveSession(
                        session.id(),
                        known(session.page()),
                        known(session.country()),
                        Instant.ofEpochMilli(session.timeMs())))
            .toList());
  }

  private static String known(String text) {
    return text.isEmpty() ? null : text;
  }
}
