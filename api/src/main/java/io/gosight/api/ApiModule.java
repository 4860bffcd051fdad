package io.gosight.api;

import com.clickhouse.client.api.Client;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gosight.api.alert.AlertHistoryQuery;
import io.gosight.api.alert.AlertRuleOperations;
import io.gosight.api.alert.ChannelOperations;
import io.gosight.api.alert.IgnoreRuleOperations;
import io.gosight.api.auth.Authorizer;
import io.gosight.api.auth.CachedSecretKeys;
import io.gosight.api.auth.StoredSecretKeys;
import io.gosight.api.backtest.BacktestQuery;
import io.gosight.api.backtest.Backtests;
import io.gosight.api.error.ErrorWriter;
import io.gosight.api.insight.InsightsQuery;
import io.gosight.api.ledger.LedgerQuery;
import io.gosight.api.overview.OverviewQuery;
import io.gosight.api.project.ProjectQuery;
import io.gosight.api.project.Projects;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.ReadLimits;
import io.gosight.api.request.ApiHeaders;
import io.gosight.api.request.RequestReader;
import io.gosight.api.request.ResponseWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Creates the beans of the API's routes. */
public final class ApiModule {
  private final Map<String, Object> beans;

  /**
   * Creates them.
   *
   * @param postgres the database of projects, keys and alert rules
   * @param clickhouse the store of events, best as a read-only user; closed by the caller
   * @param backtests runs detectors over stored events
   * @param channels the channels that the operator has configured, by name
   */
  public ApiModule(
      DataSource postgres,
      Client clickhouse,
      Backtests backtests,
      Set<String> channels,
      Clock clock) {
    ObjectMapper json =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    EventReader reader = new ClickHouseReader(clickhouse, json, ReadLimits.defaults());
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "apiHeaders", new ApiHeaders(),
                "apiRequestReader", new RequestReader(),
                "apiAuthorizer",
                    new Authorizer(new CachedSecretKeys(new StoredSecretKeys(postgres), clock)),
                "apiProject", new ProjectQuery(new Projects(postgres)),
                "apiOverview", new OverviewQuery(reader, clock),
                "apiLedger", new LedgerQuery(reader, clock),
                "apiInsights", new InsightsQuery(reader, clock),
                "apiBacktest", new BacktestQuery(backtests, clock),
                "apiResponseWriter", new ResponseWriter(json),
                "apiErrorWriter", new ErrorWriter()));
    all.put("apiAlertRules", new AlertRuleOperations(postgres, json, channels, clock));
    all.put("apiAlerts", new AlertHistoryQuery(postgres));
    all.put("apiIgnoreRules", new IgnoreRuleOperations(postgres, reader, json));
    all.put("apiChannels", new ChannelOperations(postgres, channels, clock));
    this.beans = Map.copyOf(all);
  }

  /** The beans by the names that {@code api/routes} uses. */
  public Map<String, Object> beans() {
    return beans;
  }
}
