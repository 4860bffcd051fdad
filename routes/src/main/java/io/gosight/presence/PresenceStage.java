package io.gosight.presence;

import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import java.util.Set;

/** Keeps in Redis who is there now. */
public final class PresenceStage implements Stage {
  @Override
  public String name() {
    return "presence";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.EVENT);
  }

  @Override
  public void bind(StageContext context) {
    ActiveSessions sessions = new ActiveSessions(context.clock());
    context.meters().gauge("presence_sessions_left_out", sessions, ActiveSessions::leftOut);
    context.bind("activeSessions", sessions);
    context.bind("presenceWriter", new PresenceWriter(sessions, context.redis()));
  }
}
