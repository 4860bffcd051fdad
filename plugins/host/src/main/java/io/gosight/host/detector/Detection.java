package io.gosight.host.detector;

import java.util.List;

/** What all streams have in common. */
record Detection(
    List<DetectorGuard> guards,
    SharedWindows sharedWindows,
    DetectorWatch watch,
    Patience patience) {
  Detection {
    guards = List.copyOf(guards);
  }
}
