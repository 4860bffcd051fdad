package io.gosight.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.stage.EngineReport;
import io.gosight.stage.HealthStatus;
import io.gosight.stage.HealthStatus.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineWatchTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private EngineReport kafka = new EngineReport(true, "It answers.", 0);
  private final EngineWatch watch = new EngineWatch(() -> Map.of("kafka", kafka), meters);

  @Test
  void aRestartIsSeenInHealthAndMetrics() {
    watch.ask();
    assertThat(watch.health().level()).isEqualTo(Level.OK);
    assertThat(meters.get("engine_up").gauge().value()).isEqualTo(1);

    kafka = new EngineReport(false, "It is being restarted: No space left on device", 0);
    watch.ask();
    HealthStatus down = watch.health();
    assertThat(down.level()).isEqualTo(Level.DEGRADED);
    assertThat(down.state()).as("shown by /ready").isEqualTo("down");
    assertThat(down.details().get("reason")).asString().contains("No space left");
    assertThat(meters.get("engine_up").gauge().value()).isZero();

    kafka = new EngineReport(true, "It answers.", 1);
    watch.ask();
    assertThat(watch.health().level()).isEqualTo(Level.OK);
    assertThat(meters.get("engine_restarts").functionCounter().count()).isEqualTo(1);
  }
}
