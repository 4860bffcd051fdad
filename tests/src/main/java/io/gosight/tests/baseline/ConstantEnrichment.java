package io.gosight.tests.baseline;

import io.gosight.proto.v1.DeviceKind;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.EventBatch;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.UserAgent;
import java.util.List;

/**
 * Makes the records that the hub would, but with the same place and browser for everybody, and
 * without a look at keys, limits or contents. Immutable, safe for use by many threads.
 */
final class ConstantEnrichment {
  private static final String PROJECT = "benchproject";

  private final Geo geo =
      Geo.newBuilder()
          .setCountryCode("VN")
          .setRegion("Hanoi")
          .setCity("Hanoi")
          .setTimeZone("Asia/Bangkok")
          .build();
  private final UserAgent userAgent =
      UserAgent.newBuilder()
          .setBrowser("Chrome")
          .setBrowserVersion("142")
          .setOs("Windows")
          .setOsVersion("11")
          .setDevice(DeviceKind.DEVICE_KIND_DESKTOP)
          .build();

  String key(EventBatch batch) {
    return PROJECT + ":" + batch.getContext().getSessionId();
  }

  EnrichedBatch enrich(EventBatch batch) {
    return enrich(batch, System.currentTimeMillis());
  }

  /** The batch as if it had been received at another time. */
  EnrichedBatch enrich(EventBatch batch, long receivedMs) {
    return with(batch, batch.getEventsList(), receivedMs);
  }

  /** The batch's errors as a batch of their own; null if it has none. */
  EnrichedBatch errors(EventBatch batch) {
    List<Event> errors =
        batch.getEventsList().stream().filter(e -> e.hasJsError() || e.hasResourceError()).toList();
    return errors.isEmpty() ? null : with(batch, errors, System.currentTimeMillis());
  }

  private EnrichedBatch with(EventBatch batch, List<Event> events, long nowMs) {
    return EnrichedBatch.newBuilder()
        .setProjectId(PROJECT)
        .setReceivedAtMs(nowMs)
        .setClockOffsetMs(nowMs - batch.getContext().getSentAtMs())
        .setGeo(geo)
        .setUserAgent(userAgent)
        .setIp("203.0.113.0")
        .setContext(batch.getContext())
        .addAllEvents(events)
        .build();
  }
}
