package io.gosight.engine.clickhouse;

import io.gosight.engine.clickhouse.library.EngineLimits;
import io.gosight.spi.Configuration;
import io.gosight.spi.ConfigurationSpec;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.EngineFactory;

/** Makes the embedded ClickHouse engine. */
public final class ClickHouseEngineFactory implements EngineFactory {
  @Override
  public String name() {
    return "clickhouse";
  }

  @Override
  public ConfigurationSpec configuration() {
    return EngineLimits.SPEC;
  }

  @Override
  public Engine create(Configuration config, EngineContext context) {
    return new ClickHouseEngine(EngineLimits.from(config), context);
  }
}
