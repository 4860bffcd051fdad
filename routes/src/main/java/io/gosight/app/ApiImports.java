package io.gosight.app;

import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.imports.ImportedEvent;
import io.gosight.api.imports.ImportedEvents;
import io.gosight.common.DeadLetterBatch;
import io.gosight.kafka.KafkaRecord;
import io.gosight.project.ProjectCounting;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.DeviceKind;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Geo;
import io.gosight.proto.v1.Navigation;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.UserAgent;
import io.gosight.stage.StageContext;
import io.gosight.storage.ClickHouse;
import io.gosight.storage.StorageUnavailableException;
import io.gosight.store.EventRows;
import io.gosight.store.EventStore;
import io.gosight.store.ProjectPages;
import io.gosight.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stores imported events as the hub's own are stored: with pages and sources read the same way, and
 * each once, because a row's key is made of what the export says. They pass by Kafka, so that
 * detectors, alerts and the visitors of now see nothing of the past. Safe for use by many threads.
 */
final class ApiImports implements ImportedEvents {
  private static final String TOPIC = "import";

  /** As other programs call them, and as the hub does. */
  private static final Map<String, String> BROWSERS =
      Map.of(
          "chrome", "Chrome",
          "crios", "Chrome",
          "firefox", "Firefox",
          "fxios", "Firefox",
          "safari", "Safari",
          "ios", "Safari",
          "edge-chromium", "Edge",
          "edge", "Edge",
          "opera", "Opera",
          "samsung", "Samsung Internet");

  private static final Map<String, DeviceKind> DEVICES =
      Map.of(
          "desktop", DeviceKind.DEVICE_KIND_DESKTOP,
          "laptop", DeviceKind.DEVICE_KIND_DESKTOP,
          "mobile", DeviceKind.DEVICE_KIND_MOBILE,
          "tablet", DeviceKind.DEVICE_KIND_TABLET);

  private final EventRows rows;
  private final EventStore store;

  ApiImports(EventRows rows, EventStore store) {
    this.rows = rows;
    this.store = store;
  }

  /** Stores in that process's tables, by its settings. */
  static ApiImports of(StageContext context) {
    StoreSettings settings = context.settings().read(StoreSettings.class);
    ProjectPages pages =
        new ProjectPages(
            settings.pagePatterns(),
            settings.dropTrailingSlash(),
            context.bean(ProjectCounting.class).start()::of);
    return new ApiImports(
        new EventRows(context.clock(), pages),
        new EventStore(
            new ClickHouse(context.clickHouseWriter(), context.meters()), context.clock()));
  }

  @Override
  public int store(String projectId, List<ImportedEvent> events) {
    List<KafkaRecord> records = new ArrayList<>(events.size());
    for (ImportedEvent event : events) {
      records.add(
          new KafkaRecord(TOPIC, 0, records.size(), null, batch(projectId, event).toByteArray()));
    }
    if (records.isEmpty()) {
      return 0;
    }
    try {
      DeadLetterBatch stored = store.insert(rows.decode(records));
      return stored.deadLetters().size();
    } catch (StorageUnavailableException e) {
      throw new ApiException(
          ApiErrorCode.STORAGE_UNAVAILABLE, "The store of events is unavailable.", e);
    }
  }

  /** One event a batch, received when it happened: so its key and partition are always the same. */
  private static EnrichedBatch batch(String projectId, ImportedEvent from) {
    Event.Builder event = Event.newBuilder().setId(from.id()).setTimeMs(from.time().toEpochMilli());
    if (from.name().isEmpty()) {
      event.setPageView(PageView.newBuilder().setNavigation(Navigation.NAVIGATION_LOAD));
    } else {
      event.setCustom(Custom.newBuilder().setName(from.name()));
    }
    return EnrichedBatch.newBuilder()
        .setProjectId(projectId)
        .setReceivedAtMs(from.time().toEpochMilli())
        .setGeo(
            Geo.newBuilder()
                .setCountryCode(from.country())
                .setRegion(from.region())
                .setCity(from.city()))
        .setUserAgent(
            UserAgent.newBuilder()
                .setBrowser(BROWSERS.getOrDefault(from.browser(), from.browser()))
                .setOs(from.os())
                .setDevice(DEVICES.getOrDefault(from.device(), DeviceKind.DEVICE_KIND_UNSPECIFIED)))
        .setContext(
            BatchContext.newBuilder()
                .setSessionId(from.session())
                .setVisitorId(from.visitor())
                .setUserId(from.user())
                .setLanguage(from.language())
                .addPages(
                    Page.newBuilder()
                        .setViewId(from.id())
                        .setUrl(from.url())
                        .setTitle(from.title())
                        .setReferrer(from.referrer())))
        .addEvents(event)
        .build();
  }
}
