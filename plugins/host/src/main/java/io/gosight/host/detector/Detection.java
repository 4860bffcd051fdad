package io.gosight.host.detector;

import io.gosight.spi.event.DetectedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What all streams have in common. Immutable but for what its parts remember. */
final class Detection {
  private final List<DetectorGuard> guards;
  private final SharedWindows sharedWindows;
  private final DetectorWatch watch;
  private final EventTimeSettings eventTime;
  private final Map<Class<?>, Integer> kinds = new HashMap<>();
  private final long[] wanted;
  private final long wantedByAny;

  Detection(
      List<DetectorGuard> guards,
      SharedWindows sharedWindows,
      DetectorWatch watch,
      EventTimeSettings eventTime) {
    this.guards = List.copyOf(guards);
    this.sharedWindows = sharedWindows;
    this.watch = watch;
    this.eventTime = eventTime;
    Class<?>[] all = DetectedEvent.class.getPermittedSubclasses();
    for (int kind = 0; kind < all.length; kind++) {
      kinds.put(all[kind], kind);
    }
    this.wanted = guards.stream().mapToLong(guard -> bits(guard.hosted())).toArray();
    this.wantedByAny = LongStream.of(wanted).reduce(0, (some, more) -> some | more);
  }

  private long bits(HostedDetector hosted) {
    return hosted.interests().stream()
        .mapToLong(kind -> 1L << kinds.get(kind))
        .reduce(0, (some, more) -> some | more);
  }

  List<DetectorGuard> guards() {
    return guards;
  }

  /** The number of an event's kind, from 0. */
  int kind(DetectedEvent event) {
    return kinds.get(event.getClass());
  }

  /** The kinds that the detector of the guard of that number wants to see, a bit for each. */
  long wantedBy(int guard) {
    return wanted[guard];
  }

  /** Whether any detector wants to see events of that kind. */
  boolean isWanted(int kind) {
    return (wantedByAny >> kind & 1) != 0;
  }

  /** Whether any detector wants to see events of that kind. */
  boolean isWanted(Class<? extends DetectedEvent> kind) {
    return isWanted(kinds.get(kind));
  }

  SharedWindows sharedWindows() {
    return sharedWindows;
  }

  DetectorWatch watch() {
    return watch;
  }

  EventTimeSettings eventTime() {
    return eventTime;
  }
}
