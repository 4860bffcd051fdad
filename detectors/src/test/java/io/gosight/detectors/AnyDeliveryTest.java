package io.gosight.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.host.detector.StreamId;
import io.gosight.spi.detector.Evidence;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.DetectedEvent;
import io.gosight.spi.event.Navigation;
import io.gosight.spi.event.VitalName;
import io.gosight.spi.testing.Delivery;
import io.gosight.spi.testing.Timeline;
import io.gosight.spi.testing.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * All shipped detectors find the same in the same events, however these come and whether or not the
 * hub restarts in between.
 */
class AnyDeliveryTest {
  private static final Trial ALL =
      Trial.of(
          ServiceLoader.load(InsightDetectorFactory.class).stream()
              .map(ServiceLoader.Provider::get)
              .toArray(InsightDetectorFactory[]::new));
  private static final StreamId TAB = new StreamId("p1", "s1", "t1");
  private static final String[] PAGES = {"https://a.example/1", "https://a.example/2"};
  private static final String[] PLACES = {"#a", "#b"};
  private static final long[] PAUSES = {0, 40, 150, 300, 900, 2_600, 20_000, 70_000};

  @Property(tries = 300)
  void namedDeliveries(@ForAll long seed, @ForAll Delivery delivery) {
    Timeline timeline = story(new Random(seed));

    assertSame(ALL.find(timeline, delivery), ALL.find(timeline));
  }

  @Property(tries = 300)
  void anyBatchesSomeOfThemAgain(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int largest) {
    Random random = new Random(seed);
    Timeline timeline = story(random);
    List<Trial.Arrival> arrivals = new ArrayList<>();
    List<DetectedEvent> events = timeline.events();
    for (int from = 0; from < events.size(); ) {
      int most = Math.min(events.size(), from + 1 + random.nextInt(largest));
      int to = from + 1;
      // senders gather for 5 s at most
      while (to < most && events.get(to).atMs() - events.get(from).atMs() <= 5_000) {
        to++;
      }
      arrivals.add(new Trial.Arrival(TAB, events.subList(from, to)));
      if (random.nextInt(3) == 0) {
        int back = Math.max(0, arrivals.size() - 1 - random.nextInt(5));
        arrivals.addAll(List.copyOf(arrivals.subList(back, arrivals.size())));
      }
      from = to;
    }

    assertSame(ALL.find(arrivals), ALL.find(timeline));
    assertSame(ALL.restarting().find(arrivals), ALL.find(timeline));
  }

  private static void assertSame(List<Insight> found, List<Insight> expected) {
    assertThat(found).extracting(AnyDeliveryTest::brief).isEqualTo(brief(expected));
    assertThat(found.equals(expected)).as("also in every particular").isTrue();
  }

  private static List<String> brief(List<Insight> insights) {
    return insights.stream().map(AnyDeliveryTest::brief).toList();
  }

  private static String brief(Insight insight) {
    return insight.detector() + insight.evidence().stream().map(Evidence::eventId).toList();
  }

  private static Timeline story(Random random) {
    Timeline timeline = Timeline.at(0).page(PAGES[0]);
    int steps = 10 + random.nextInt(80);
    int place = 0;
    for (int i = 0; i < steps; i++) {
      timeline = timeline.after(PAUSES[random.nextInt(random.nextInt(8) == 0 ? 8 : 5)]);
      place = random.nextInt(6) == 0 ? random.nextInt(2) : place;
      timeline = step(timeline, PLACES[place], random);
    }
    return timeline;
  }

  private static Timeline step(Timeline now, String place, Random random) {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4, 5 -> now.click(place);
      case 6 -> now.page(PAGES[random.nextInt(2)], Navigation.POP);
      case 7 -> now.scroll(100, 300, 500, 900);
      case 8 -> now.pointer(60, IntStream.range(0, 14).map(x -> x % 2 * 50).toArray());
      case 9 -> now.formStart(place, "mail");
      case 10 -> now.input("#mail", place);
      case 11 -> now.formSubmit(place);
      case 12 -> now.jsError("E", "m" + random.nextInt(3));
      case 13 -> now.request(500, random.nextInt(2_000));
      case 14 -> now.vital(VitalName.INP, 300 + random.nextInt(400));
      default -> random.nextInt(4) == 0 ? now.leave() : now.copy(place);
    };
  }
}
