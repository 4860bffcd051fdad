package io.gosight.host.detector;

import io.gosight.spi.event.DetectedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all streams have in common. Immutable but for what its parts remember. */
final class Detection {
  private final List<DetectorGuard> guards;
  private final SharedWindows sharedWindows;
  private final DetectorWatch watch;
  private final Patience patience;
  private final Map<Class<?>, Integer> kinds = new HashMap<>();
  private final boolean[][] wanted;
  private final boolean[] wantedByAny;

  Detection(
      List<DetectorGuard> guards,
      SharedWindows sharedWindows,
      DetectorWatch watch,
      Patience patience) {
    this.guards = List.copyOf(guards);
    this.sharedWindows = sharedWindows;
    this.watch = watch;
    this.patience = patience;
    Class<?>[] all = DetectedEvent.class.getPermittedSubclasses();
    this.wanted = new boolean[guards.size()][all.length];
    this.wantedByAny = new boolean[all.length];
    for (int kind = 0; kind < all.length; kind++) {
      kinds.put(all[kind], kind);
      for (int i = 0; i < wanted.length; i++) {
        wanted[i][kind] = guards.get(i).hosted().interests().contains(all[kind]);
        wantedByAny[kind] |= wanted[i][kind];
      }
    }
  }

  List<DetectorGuard> guards() {
    return guards;
  }

  /** The number of an event's kind, from 0. */
  int kind(DetectedEvent event) {
    return kinds.get(event.getClass());
  }

  /** Whether the guard of that number has a detector that wants to see events of that kind. */
  boolean isWanted(int guard, int kind) {
    return wanted[guard][kind];
  }

  /** Whether any detector does. */
  boolean isWanted(int kind) {
    return wantedByAny[kind];
  }

  SharedWindows sharedWindows() {
    return sharedWindows;
  }

  DetectorWatch watch() {
    return watch;
  }

  Patience patience() {
    return patience;
  }
}
