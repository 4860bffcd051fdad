package io.gosight.api.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.ProjectDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes over what other analytics have exported. Events of Umami become the project's events.
 * Plausible and GA4 export totals, from which no visit can be made: they are kept apart and never
 * part of a figure. Safe for use by many threads.
 */
public final class ImportOperations {
  private static final String UMAMI = "umami";
  private static final int MOST_SHOWN = 100;

  private final ImportLog log;
  private final ImportedEvents events;
  private final ObjectMapper json;
  private final Clock clock;

  /** Operations on that database, and that store of events. */
  public ImportOperations(
      ProjectDatabase postgres, ImportedEvents events, ObjectMapper json, Clock clock) {
    this.log = new ImportLog(postgres, json);
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /** A project's imports. */
  record Imports(List<ImportLog.Import> imports) {}

  /** Imported totals. */
  record Days(List<ImportedDay> days) {}

  /** Takes the rows of a part of an export over; the same rows again change nothing. */
  public ImportLog.Import create(AuthorizedRequest request) {
    JsonNode body = JsonBody.of(request, json);
    String source = body.get("source").textValue();
    String csv = body.get("csv").textValue();
    Instant now = clock.instant();
    return source.equals(UMAMI)
        ? events(request, CsvTable.read(csv, UmamiRows.COLUMNS), now)
        : days(request, csv, source, now);
  }

  private ImportLog.Import events(AuthorizedRequest request, CsvTable table, Instant now) {
    List<RefusedRow> refused = new ArrayList<>();
    List<ImportedEvent> taken = taken(table, refused, row -> UmamiRows.read(row, now));
    int unstorable = events.store(request.projectId(), taken);
    return record(request, UMAMI, table, refused, unstorable, now);
  }

  private ImportLog.Import days(AuthorizedRequest request, String csv, String source, Instant now) {
    DailyRows form = DailyRows.of(source);
    CsvTable table = CsvTable.read(csv, form.columns());
    List<RefusedRow> refused = new ArrayList<>();
    Set<LocalDate> seen = new HashSet<>();
    log.put(request, taken(table, refused, row -> once(form.read(row, source, now), seen)));
    return record(request, source, table, refused, 0, now);
  }

  private static ImportedDay once(ImportedDay day, Set<LocalDate> seen) {
    if (!seen.add(day.day())) {
      throw new BadRowException("There is a row of this day already; totals can't be added up.");
    }
    return day;
  }

  private static <T> List<T> taken(
      CsvTable table, List<RefusedRow> refused, Function<CsvTable.Row, T> read) {
    List<T> taken = new ArrayList<>();
    for (CsvTable.Row row : table.rows()) {
      try {
        taken.add(read.apply(row));
      } catch (BadRowException e) {
        refused.add(new RefusedRow(row.line(), e.getMessage()));
      }
    }
    return taken;
  }

  private ImportLog.Import record(
      AuthorizedRequest request,
      String source,
      CsvTable table,
      List<RefusedRow> refused,
      int unstorable,
      Instant now) {
    List<RefusedRow> shown = refused.subList(0, Math.min(MOST_SHOWN, refused.size()));
    return log.add(request, source, table.rows().size(), shown, refused.size() + unstorable, now);
  }

  /** The latest imports, each with what was refused. */
  public Imports list(AuthorizedRequest request) {
    return new Imports(log.list(request));
  }

  /** The imported totals by day. */
  public Days days(AuthorizedRequest request) {
    return new Days(log.days(request));
  }
}
