package io.gosight.store;

import com.google.protobuf.ByteString;
import io.gosight.common.EventTime;
import io.gosight.common.Unsigned;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Screen;
import io.gosight.storage.RowBinary;
import java.util.List;

/** The columns of the table {@code events}, in the order in which rows are written. */
final class EventColumns {
  static final String TABLE = "events";
  static final List<String> NAMES =
      List.of(
          "project_id",
          "event_id",
          "session_id",
          "visitor_id",
          "user_id",
          "tab_id",
          "view_id",
          "kind",
          "time",
          "client_time",
          "received_at",
          "sequence",
          "host",
          "path",
          "url",
          "title",
          "referrer_host",
          "referrer",
          "source",
          "channel",
          "utm_source",
          "utm_medium",
          "utm_campaign",
          "country",
          "region",
          "city",
          "browser",
          "browser_version",
          "os",
          "os_version",
          "device",
          "bot",
          "bot_kind",
          "bot_name",
          "language",
          "ip",
          "screen_width",
          "screen_height",
          "viewport_width",
          "viewport_height",
          "name",
          "selector",
          "text",
          "value",
          "x",
          "y",
          "element_x_permille",
          "element_y_permille",
          "properties",
          "payload",
          "time_note",
          "precedence");

  private static final int MOST_EVENTS = 100_000;

  private EventColumns() {}

  /** Whom the batch names, or whom the event itself identifies. */
  static ByteString userId(BatchContext context, Event event) {
    return context.getUserId().isEmpty() && event.hasIdentify()
        ? event.getIdentify().getUserIdBytes()
        : context.getUserIdBytes();
  }

  /** Writes the batch's event with that index, which happened on that page. */
  static void write(RowBinary row, EnrichedBatch batch, int index, PageParts page) {
    Event event = batch.getEvents(index);
    BatchContext context = batch.getContext();
    EventFacts facts = EventFacts.of(event);
    EventTime time =
        EventTime.of(event.getTimeMs(), batch.getClockOffsetMs(), batch.getReceivedAtMs());
    row.string(batch.getProjectIdBytes())
        .string(event.getIdBytes())
        .string(context.getSessionIdBytes())
        .string(context.getVisitorIdBytes())
        .string(userId(context, event))
        .string(context.getTabIdBytes())
        .string(page.page().getViewIdBytes())
        .string(facts.kind())
        .int64(time.millis())
        .int64(EventTime.stable(event.getTimeMs()))
        .int64(batch.getReceivedAtMs())
        .int64(sequence(batch, index))
        .string(page.host())
        .string(page.path())
        .string(page.url())
        .string(page.page().getTitleBytes())
        .string(page.referrerHost())
        .string(page.page().getReferrerBytes())
        .string(page.source().name())
        .string(page.source().channel())
        .string(page.utmSource())
        .string(page.utmMedium())
        .string(page.utmCampaign())
        .string(batch.getGeo().getCountryCodeBytes())
        .string(batch.getGeo().getRegionBytes())
        .string(batch.getGeo().getCityBytes())
        .string(batch.getUserAgent().getBrowserBytes())
        .string(batch.getUserAgent().getBrowserVersionBytes())
        .string(batch.getUserAgent().getOsBytes())
        .string(batch.getUserAgent().getOsVersionBytes())
        .string(StoredDevice.name(batch.getUserAgent().getDevice()))
        .bool(batch.getUserAgent().getBot())
        .string(batch.getUserAgent().getBotKindBytes())
        .string(batch.getUserAgent().getBotNameBytes())
        .string(context.getLanguageBytes())
        .string(batch.getIpBytes());
    writeScreen(row, context.getScreen());
    row.string(facts.name())
        .string(facts.target().getSelectorBytes())
        .string(facts.text())
        .float64(facts.value())
        .int32(facts.x())
        .int32(facts.y())
        .int32(facts.elementX())
        .int32(facts.elementY())
        .string(facts.properties())
        .bytes(event.toByteArray())
        .string(time.note())
        .int64(Long.MAX_VALUE - batch.getReceivedAtMs());
  }

  /** Greater for what came later, and within a batch for what stood later. */
  private static long sequence(EnrichedBatch batch, int index) {
    return batch.getReceivedAtMs() * MOST_EVENTS + Math.min(index, MOST_EVENTS - 1);
  }

  private static void writeScreen(RowBinary row, Screen screen) {
    row.uint16(Unsigned.capped(screen.getWidth()))
        .uint16(Unsigned.capped(screen.getHeight()))
        .uint16(Unsigned.capped(screen.getViewportWidth()))
        .uint16(Unsigned.capped(screen.getViewportHeight()));
  }
}
