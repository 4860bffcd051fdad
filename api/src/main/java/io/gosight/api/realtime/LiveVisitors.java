package io.gosight.api.realtime;

import java.util.Optional;

/** Who is there now, as the hub counts while events arrive. Safe for use by many threads. */
@FunctionalInterface
public interface LiveVisitors {
  /** The visitors of a project; empty if they can't be known now. */
  Optional<VisitorsNow> of(String projectId);
}
