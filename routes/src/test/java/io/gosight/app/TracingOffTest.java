package io.gosight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.common.OperatorException;
import io.gosight.stage.StageContext;
import io.gosight.storage.RowInserts;
import io.gosight.tracing.Tracing;
import io.gosight.tracing.TracingStage;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracing is off unless the operator names a collector, and then costs nothing. */
class TracingOffTest {
  @TempDir private Path data;

  private void bind(Map<String, String> overrides, Consumer<StageContext> then) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext();
        TestContext hub = TestContext.of(camel, data, overrides)) {
      new TracingStage().bind(hub.hub());
      then.accept(hub.hub());
    }
  }

  @Test
  void nothingIsAddedToRoutesOrInserts() throws Exception {
    RowInserts inserts = (table, columns, rows, count) -> {};
    bind(
        Map.of(),
        hub -> {
          Tracing tracing = hub.bean(Tracing.class);
          assertThat(tracing.isOn()).isFalse();
          assertThat(tracing.inserts(inserts)).isSameAs(inserts);
          assertThat(hub.camel().getRoutePolicyFactories()).isEmpty();
          assertThat(hub.camel().getCamelContextExtension().getInterceptStrategies()).isEmpty();
          assertThat(hub.health().status()).doesNotContainKey("tracing");
        });
  }

  @Test
  void withACollectorItIsOnAndShownInTheHealth() throws Exception {
    bind(
        Map.of("gosight.tracing.endpoint", "http://127.0.0.1:4318/v1/traces"),
        hub -> {
          assertThat(hub.bean(Tracing.class).isOn()).isTrue();
          assertThat(hub.camel().getRoutePolicyFactories()).hasSize(1);
          assertThat(hub.health().status()).containsKey("tracing");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4318", "ftp://collector/v1/traces", "http://", "not a url"})
  void anAddressThatIsNoneStopsTheStart(String endpoint) {
    assertThatThrownBy(() -> bind(Map.of("gosight.tracing.endpoint", endpoint), hub -> {}))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("gosight.tracing.endpoint")
        .hasMessageContaining("http://localhost:4318/v1/traces");
  }
}
