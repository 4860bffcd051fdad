package io.gosight.api;

import com.clickhouse.client.api.Client;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gosight.api.alert.AlertHistoryQuestion;
import io.gosight.api.alert.AlertRuleRequests;
import io.gosight.api.alert.ChannelRequests;
import io.gosight.api.alert.IgnoreRuleRequests;
import io.gosight.api.auth.Authenticator;
import io.gosight.api.auth.CachedSecretKeys;
import io.gosight.api.auth.StoredSecretKeys;
import io.gosight.api.backtest.BacktestQuestion;
import io.gosight.api.backtest.Backtests;
import io.gosight.api.error.ErrorWriter;
import io.gosight.api.insight.InsightsQuestion;
import io.gosight.api.ledger.LedgerQuestion;
import io.gosight.api.overview.OverviewQuestion;
import io.gosight.api.project.ProjectQuestion;
import io.gosight.api.project.Projects;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.ReadLimits;
import io.gosight.api.request.AnswerWriter;
import io.gosight.api.request.ApiHeaders;
import io.gosight.api.request.RequestReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Builds the beans that the API's routes name. */
public final class ApiModule {
  private final Map<String, Object> beans;

  /**
   * Builds them.
   *
   * @param postgres where projects and keys are
   * @param clickhouse where events are, best as a user that can only read; its maker closes it
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
                "apiAuthenticator",
                    new Authenticator(new CachedSecretKeys(new StoredSecretKeys(postgres), clock)),
                "apiProject", new ProjectQuestion(new Projects(postgres)),
                "apiOverview", new OverviewQuestion(reader, clock),
                "apiLedger", new LedgerQuestion(reader, clock),
                "apiInsights", new InsightsQuestion(reader, clock),
                "apiBacktest", new BacktestQuestion(backtests, clock),
                "apiAnswerWriter", new AnswerWriter(json),
                "apiErrorWriter", new ErrorWriter()));
    all.put("apiAlertRules", new AlertRuleRequests(postgres, json, channels, clock));
    all.put("apiAlerts", new AlertHistoryQuestion(postgres));
    all.put("apiIgnoreRules", new IgnoreRuleRequests(postgres, reader, json));
    all.put("apiChannels", new ChannelRequests(postgres, channels, clock));
    this.beans = Map.copyOf(all);
  }

  /** The beans by the names that {@code api/routes} uses. */
  public Map<String, Object> beans() {
    return beans;
  }
}
