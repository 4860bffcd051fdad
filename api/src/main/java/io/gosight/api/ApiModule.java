package io.gosight.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gosight.api.alert.AlertHistoryQuery;
import io.gosight.api.alert.AlertRuleOperations;
import io.gosight.api.alert.ChannelOperations;
import io.gosight.api.alert.IgnoreRuleOperations;
import io.gosight.api.audit.AuditLog;
import io.gosight.api.audit.AuditOperations;
import io.gosight.api.audit.Auditor;
import io.gosight.api.auth.Authenticator;
import io.gosight.api.auth.Authorizer;
import io.gosight.api.auth.CachedSecretKeys;
import io.gosight.api.auth.StoredSecretKeys;
import io.gosight.api.backtest.BacktestQuery;
import io.gosight.api.contract.ContractDocument;
import io.gosight.api.contract.RequestValidator;
import io.gosight.api.contract.UnknownPath;
import io.gosight.api.error.ErrorWriter;
import io.gosight.api.errors.ErrorStacks;
import io.gosight.api.heatmap.HeatmapQuery;
import io.gosight.api.hub.HubOperations;
import io.gosight.api.identity.IdentityModule;
import io.gosight.api.identity.LoginThrottle;
import io.gosight.api.imports.ImportOperations;
import io.gosight.api.insight.InsightsQuery;
import io.gosight.api.ledger.LedgerQuery;
import io.gosight.api.mcp.McpEndpoint;
import io.gosight.api.member.InvitationOperations;
import io.gosight.api.member.MemberOperations;
import io.gosight.api.overview.OverviewQuery;
import io.gosight.api.project.ProjectsModule;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.EventReader;
import io.gosight.api.query.ReadLimits;
import io.gosight.api.query.VisitReader;
import io.gosight.api.realtime.LiveClients;
import io.gosight.api.realtime.Realtime;
import io.gosight.api.realtime.RealtimeTickets;
import io.gosight.api.realtime.VisitorsNowQuery;
import io.gosight.api.replay.ReplayListQuery;
import io.gosight.api.replay.ReplayOperations;
import io.gosight.api.request.ApiHeaders;
import io.gosight.api.request.InnerCalls;
import io.gosight.api.request.RequestClients;
import io.gosight.api.request.RequestReader;
import io.gosight.api.request.ResponseWriter;
import io.gosight.api.settings.ProjectSettings;
import io.gosight.api.socket.SocketComponent;
import io.gosight.api.sourcemap.OriginalStacks;
import io.gosight.api.sourcemap.SourceMapOperations;
import io.gosight.api.sourcemap.SourceMaps;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.ProjectDatabase;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Creates the beans of the API's routes. */
public final class ApiModule {
  private final Map<String, Object> beans;
  private final LoginThrottle throttle;
  private final Realtime realtime;

  /** Creates them. */
  public ApiModule(ApiEnvironment hub) {
    ObjectMapper json =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    Clock clock = hub.clock();
    HubDatabase postgres = new HubDatabase(hub.postgres());
    ProjectDatabase projects = new ProjectDatabase(postgres);
    EventReader reader =
        new VisitReader(new ClickHouseReader(hub.clickhouse(), ReadLimits.defaults()));
    AuditLog audit = new AuditLog(postgres, clock);
    IdentityModule identity = new IdentityModule(postgres, hub.oidc(), audit, json, clock);
    ProjectSettings settings = new ProjectSettings(postgres, hub.recording(), json, clock);
    ContractDocument contract = ContractDocument.load();
    RequestValidator validator = new RequestValidator(contract, settings::timeZone, json);
    RequestClients clients = new RequestClients(hub.clientAddresses(), hub.publicUrl());
    RequestReader requests = new RequestReader(clients);
    Map<String, Object> all = new HashMap<>(identity.beans());
    all.put("apiHeaders", new ApiHeaders());
    all.put("apiRequestReader", requests);
    all.put("apiContract", validator);
    all.put("apiUnknownPath", new UnknownPath(contract, requests));
    all.put("apiAuditor", new Auditor(audit));
    all.put("apiResponseWriter", new ResponseWriter(json));
    all.put("apiErrorWriter", new ErrorWriter());
    all.put(
        "apiAuthorizer",
        new Authorizer(
            new Authenticator(
                new CachedSecretKeys(new StoredSecretKeys(hub.postgres()), clock),
                identity.subjects())));
    all.putAll(
        new ProjectsModule(hub, postgres, identity.memberships(), settings, validator, json)
            .beans());
    all.put("apiMembers", new MemberOperations(projects, json));
    all.put("apiInvitations", new InvitationOperations(projects, json, clock));
    all.put("apiAuditLog", new AuditOperations(projects));
    all.put("apiOverview", new OverviewQuery(reader, clock));
    all.put("apiLedger", new LedgerQuery(reader, clock));
    all.put("apiInsights", new InsightsQuery(reader, clock));
    all.put("apiBacktest", new BacktestQuery(hub.backtests(), clock));
    all.put("apiHub", new HubOperations(hub.parts()));
    all.put("apiAlertRules", new AlertRuleOperations(projects, json, hub.channels(), clock));
    all.put("apiAlerts", new AlertHistoryQuery(projects));
    all.put("apiIgnoreRules", new IgnoreRuleOperations(projects, reader, json));
    all.put("apiChannels", new ChannelOperations(projects, hub.channels(), json, clock));
    all.put("apiImports", new ImportOperations(projects, hub.imports(), json, clock));
    all.put("apiReplays", new ReplayListQuery(reader, hub.replays(), clock));
    all.put("apiReplay", new ReplayOperations(hub.replays(), reader, json));
    all.put("apiHeatmap", new HeatmapQuery(reader, hub.replays(), clock));
    SourceMaps sourceMaps = new SourceMaps(projects, json, clock);
    all.put("apiSourceMaps", new SourceMapOperations(sourceMaps, json));
    all.putAll(
        new AnalyticsBeans(
                hub.postgres(),
                reader,
                new ErrorStacks(hub.stacks(), new OriginalStacks(sourceMaps)),
                json,
                clock)
            .all());
    this.realtime =
        new Realtime(
            new RealtimeTickets(postgres, projects, clock),
            new LiveClients(hub.liveConnections(), json, clock));
    all.put("live-socket", new SocketComponent(clients));
    all.put("apiRealtime", realtime);
    all.put("apiVisitorsNow", new VisitorsNowQuery(hub.liveVisitors(), reader, clock));
    all.put("apiMcp", new McpEndpoint(contract, new InnerCalls(), json));
    this.beans = Map.copyOf(all);
    this.throttle = identity.throttle();
  }

  /** The beans by the names that {@code api/routes} uses. */
  public Map<String, Object> beans() {
    return beans;
  }

  /** The WebSockets; for what is published to them, and their metrics. */
  public Realtime realtime() {
    return realtime;
  }

  /** Limits attempts to sign in; for its metric. */
  public LoginThrottle throttle() {
    return throttle;
  }
}
