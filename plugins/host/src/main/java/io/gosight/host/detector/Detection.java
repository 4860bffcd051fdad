package io.gosight.host.detector;

import io.gosight.spi.event.DetectedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What all streams have in common. Immutable but for what its parts remember. */
final class Detection {
  private final List<DetectorGuard> guards;
  private final SharedWindows sharedWindows;
  private final DetectorWatch watch;
  private final Patience patience;
  private final Map<Class<?>, int[]> interested = new HashMap<>();

  Detection(
      List<DetectorGuard> guards,
      SharedWindows sharedWindows,
      DetectorWatch watch,
      Patience patience) {
    this.guards = List.copyOf(guards);
    this.sharedWindows = sharedWindows;
    this.watch = watch;
    this.patience = patience;
    for (Class<?> kind : DetectedEvent.class.getPermittedSubclasses()) {
      interested.put(
          kind,
          IntStream.range(0, this.guards.size())
              .filter(i -> this.guards.get(i).hosted().interests().contains(kind))
              .toArray());
    }
  }

  List<DetectorGuard> guards() {
    return guards;
  }

  /** The numbers of the guards whose detectors want to see an event; not to be changed. */
  int[] interestedIn(DetectedEvent event) {
    return interested.get(event.getClass());
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
