package io.gosight.spi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.host.detector.StreamId;
import io.gosight.spi.ConfigKey;
import io.gosight.spi.detector.Evidence;
import io.gosight.spi.detector.Insight;
import io.gosight.spi.detector.InsightDetectorFactory;
import io.gosight.spi.event.DetectedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every detector promises. A detector's author extends it and adds the detector's own. */
public abstract class DetectorContractTest {
  /** The detector's factory. */
  protected abstract InsightDetectorFactory factory();

  /** A timeline in which the detector, with its default settings, finds something. */
  protected abstract Timeline example();

  @Test
  void isListedForTheHub() {
    assertThat(ServiceLoader.load(InsightDetectorFactory.class))
        .extracting(listed -> listed.getClass().getName())
        .as("classes named in META-INF/services/%s", InsightDetectorFactory.class.getName())
        .contains(factory().getClass().getName());
  }

  @Test
  void describesItselfAndEveryKey() {
    assertThat(factory().name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(factory().version()).isPositive();
    assertThat(factory().description()).isNotBlank().endsWith(".");
    assertThat(factory().configuration().keys())
        .allSatisfy(key -> assertThat(key.description()).as(key.name()).isNotBlank().endsWith("."));
    assertThat(factory().configuration().keys())
        .allSatisfy(key -> assertThat(key.defaultValue()).as(key.name()).isNotNull());
  }

  @Test
  void findsItsExampleAndCanExplainIt() {
    List<Insight> found = Trial.of(factory()).find(example());

    assertThat(found).isNotEmpty();
    List<String> ids = example().events().stream().map(DetectedEvent::id).toList();
    for (Insight insight : found) {
      assertThat(insight.summary()).isNotBlank();
      assertThat(insight.evidence()).extracting(Evidence::eventId).isSubsetOf(ids);
      assertThat(insight.fingerprint()).startsWith(factory().name() + "|");
      assertThat(insight.thresholds().keySet())
          .containsExactlyInAnyOrderElementsOf(
              factory().configuration().keys().stream().map(ConfigKey::name).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheSameHoweverTheEventsArrive(Delivery delivery) {
    Trial trial = Trial.of(factory());

    assertThat(trial.find(example(), delivery)).isEqualTo(trial.find(example()));
  }

  @ParameterizedTest
  @EnumSource
  void findsTheSameAcrossRestarts(Delivery delivery) {
    Trial trial = Trial.of(factory());

    assertThat(trial.restarting().find(example(), delivery)).isEqualTo(trial.find(example()));
  }

  @Test
  void keepsSessionsApart() {
    List<Trial.Arrival> arrivals = new ArrayList<>();
    for (DetectedEvent event : example().events()) {
      for (String project : List.of("one", "two")) {
        arrivals.add(new Trial.Arrival(new StreamId(project, "s", "t"), List.of(event)));
      }
    }
    List<Insight> found = Trial.of(factory()).find(arrivals);

    assertThat(found)
        .hasSize(2 * Trial.of(factory()).find(example()).size())
        .extracting(Insight::projectId)
        .containsOnly("one", "two");
  }

  @Test
  void findsNothingWhereNothingHappens() {
    assertThat(Trial.of(factory()).find(Timeline.at(0))).isEmpty();
  }
}
