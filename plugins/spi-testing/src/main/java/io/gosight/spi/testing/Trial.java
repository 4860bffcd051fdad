package io.gosight.spi.testing;

import io.gosight.host.PluginConfigurationSource;
import io.gosight.host.detector.EventTimeSettings;
import io.gosight.host.detector.HostedDetector;
import io.gosight.host.detector.StreamId;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs detectors over timelines exactly as the hub does, without a hub. What a detector throws is
 * thrown on. Immutable; each run begins without memory.
 */
public final class Trial {
  private static final EventTimeSettings EVENT_TIME = EventTimeSettings.DEFAULT;

  private final List<InsightDetectorFactory> factories;
  private final Map<String, String> properties;
  private final boolean restarts;

  private Trial(
      List<InsightDetectorFactory> factories, Map<String, String> properties, boolean restarts) {
    this.factories = List.copyOf(factories);
    this.properties = Map.copyOf(properties);
    this.restarts = restarts;
  }

  /** Of these detectors with their default settings. */
  public static Trial of(InsightDetectorFactory... factories) {
    return new Trial(List.of(factories), Map.of(), false);
  }

  /** The same with another setting of the first detector. */
  public Trial set(String key, String value) {
    Map<String, String> more = new TreeMap<>(properties);
    more.put("gosight.detector." + factories.get(0).name() + "." + key, value);
    return new Trial(factories, more, restarts);
  }

  /** The same with the hub restarted after each record. */
  public Trial restarting() {
    return new Trial(factories, properties, true);
  }

  /** What is found in one tab of one session, after everything has become quiet. */
  public List<Insight> find(Timeline timeline) {
    return find(timeline, Delivery.ONE_BY_ONE);
  }

  /** What is found when the events arrive in this way. */
  public List<Insight> find(Timeline timeline, Delivery delivery) {
    return find(
        delivery.records(timeline.events()).stream()
            .map(record -> new Arrival(new StreamId("p1", "s1", "t1"), record))
            .toList());
  }

  /**
   * A record that arrives at the moment of its latest event.
   *
   * @param stream the tab
   * @param events the events
   */
  public record Arrival(StreamId stream, List<DetectedEvent> events) {
    public Arrival {
      events = List.copyOf(events);
    }

    long receivedMs() {
      return events.stream().mapToLong(DetectedEvent::atMs).max().orElse(Timeline.ZERO_MS);
    }
  }

  /** What is found when these records arrive, ordered by time; each insight once. */
  public List<Insight> find(List<Arrival> arrivals) {
    Watch watch = new Watch();
    TrialHub hub =
        new TrialHub(factories.stream().map(factory -> make(factory, watch)).toList(), EVENT_TIME);
    for (Arrival arrival : arrivals) {
      hub.take(arrival);
      if (restarts) {
        hub.restart();
      }
    }
    List<Insight> ordered = new ArrayList<>(hub.finish());
    ordered.sort(
        Comparator.comparingLong(Insight::atMs)
            .thenComparing(Insight::detector)
            .thenComparing(Insight::id));
    return ordered;
  }

  private HostedDetector make(InsightDetectorFactory factory, Watch watch) {
    try {
      return HostedDetector.make(
          factory, new PluginConfigurationSource("detector", properties), watch);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Detector " + factory.name() + " can't be made.", e);
    }
  }
}
