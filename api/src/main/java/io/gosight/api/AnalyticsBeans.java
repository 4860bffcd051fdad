package io.gosight.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.behaviour.FunnelQuery;
import io.gosight.api.behaviour.JourneysQuery;
import io.gosight.api.behaviour.RetentionQuery;
import io.gosight.api.conversion.AttributionQuery;
import io.gosight.api.conversion.ConversionsQuery;
import io.gosight.api.conversion.RevenueQuery;
import io.gosight.api.errors.ErrorQuery;
import io.gosight.api.errors.ErrorStacks;
import io.gosight.api.errors.ErrorStateOperation;
import io.gosight.api.errors.ErrorsQuery;
import io.gosight.api.export.ExportOperation;
import io.gosight.api.query.EventReader;
import io.gosight.api.question.QuestionReader;
import io.gosight.api.realtime.RealtimeQuery;
import io.gosight.api.saved.SavedItemOperations;
import io.gosight.api.saved.SavedItems;
import io.gosight.api.saved.SavedSegments;
import io.gosight.api.session.EventsQuery;
import io.gosight.api.session.SessionsQuery;
import io.gosight.api.session.TimelineQuery;
import io.gosight.api.session.VisitorsQuery;
import io.gosight.api.stats.BreakdownQuery;
import io.gosight.api.stats.EventPropertiesQuery;
import io.gosight.api.stats.SeriesQuery;
import io.gosight.api.stats.SummaryQuery;
import io.gosight.api.storage.BotsQuery;
import io.gosight.api.storage.StorageQuery;
import io.gosight.api.vitals.WebVitalsQuery;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The beans of the operations about visits, pages, events, errors and conversions. */
final class AnalyticsBeans {
  private final Map<String, Object> beans = new HashMap<>();

  AnalyticsBeans(
      DataSource postgres, EventReader reader, ErrorStacks stacks, ObjectMapper json, Clock clock) {
    SavedItems items = new SavedItems(postgres, json);
    QuestionReader questions = new QuestionReader(clock, json, new SavedSegments(items, json));
    EventsQuery events = new EventsQuery(reader, questions);
    SessionsQuery sessions = new SessionsQuery(reader, questions);
    ErrorsQuery errors = new ErrorsQuery(reader, questions, postgres);
    beans.put("apiSummary", new SummaryQuery(reader, questions, clock));
    beans.put("apiSeries", new SeriesQuery(reader, questions));
    beans.put("apiBreakdown", new BreakdownQuery(reader, questions));
    beans.put("apiEventProperties", new EventPropertiesQuery(reader, questions));
    beans.put("apiEvents", events);
    beans.put("apiSessions", sessions);
    beans.put("apiTimeline", new TimelineQuery(reader, questions));
    beans.put("apiVisitorList", new VisitorsQuery(reader, questions));
    beans.put("apiErrors", errors);
    beans.put("apiError", new ErrorQuery(reader, questions, errors, stacks));
    beans.put("apiErrorState", new ErrorStateOperation(postgres, json, clock));
    beans.put("apiWebVitals", new WebVitalsQuery(reader, questions));
    beans.put("apiBots", new BotsQuery(reader, questions));
    beans.put("apiStorage", new StorageQuery(reader, questions));
    beans.put("apiFunnel", new FunnelQuery(reader, questions, json));
    beans.put("apiRetention", new RetentionQuery(reader, questions));
    beans.put("apiJourneys", new JourneysQuery(reader, questions));
    beans.put("apiConversions", new ConversionsQuery(reader, questions, items, json));
    beans.put("apiRevenue", new RevenueQuery(reader, questions));
    beans.put("apiAttribution", new AttributionQuery(reader, questions));
    beans.put("apiExport", new ExportOperation(questions, events, sessions, json));
    beans.put("apiSaved", new SavedItemOperations(items, questions, json, clock));
    beans.put("apiRealtimeNow", new RealtimeQuery(reader, questions, clock));
  }

  Map<String, Object> all() {
    return beans;
  }
}
