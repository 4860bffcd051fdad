package io.gosight.api.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.filter.Filter;
import io.gosight.api.filter.FilterCompiler;
import io.gosight.api.filter.FilterReader;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Period;
import io.gosight.api.request.PeriodReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads period, comparison and filters of a request. Safe for use by many threads. */
public final class QuestionReader {
  private static final Duration MAX_PERIOD = Duration.ofDays(400);
  private static final Set<String> COMMON =
      Set.of("from", "to", "time_zone", "filters", "compare_from", "compare_to");

  private final Clock clock;
  private final FilterReader filters;
  private final Segments segments;

  /** A reader; the clock gives the default period, the segments what they are made of. */
  public QuestionReader(Clock clock, ObjectMapper json, Segments segments) {
    this.clock = clock;
    this.filters = new FilterReader(json);
    this.segments = segments;
  }

  /** Looks up the filters of saved segments. */
  @FunctionalInterface
  public interface Segments {
    /**
     * The filters of a segment, none of them a segment.
     *
     * @throws ApiException if the project has no such segment
     */
    List<Filter> filters(String projectId, String id);
  }

  /**
   * Reads the URL's parameters.
   *
   * @param own the names of the operation's further parameters; others are refused
   * @throws ApiException if a parameter is unknown or malformed
   */
  public Question read(AuthorizedRequest request, Set<String> own) {
    Set<String> known = new HashSet<>(COMMON);
    known.addAll(own);
    return read(
        request, request.parameters(), filters.read(request.parameters().get("filters")), known);
  }

  /**
   * Reads the fields {@code from}, {@code to}, {@code time_zone} and {@code filters} of a body.
   *
   * @throws ApiException if one is malformed
   */
  public Question read(AuthorizedRequest request, JsonNode body) {
    Map<String, String> texts = new HashMap<>();
    for (String name : List.of("from", "to", "time_zone")) {
      if (body.hasNonNull(name)) {
        texts.put(name, body.get(name).asText());
      }
    }
    return read(request, texts, filters.read(body.get("filters")), COMMON);
  }

  /** Reads filters that are to be saved. */
  public List<Filter> filters(JsonNode node) {
    return filters.read(node);
  }

  private Question read(
      AuthorizedRequest request, Map<String, String> texts, List<Filter> given, Set<String> known) {
    Period period = new PeriodReader(clock, MAX_PERIOD, known).read(texts);
    FilterCompiler compiler = new FilterCompiler(id -> segments.filters(request.projectId(), id));
    return new Question(request, period, comparison(texts, period), compiler.compile(given));
  }

  private static Optional<Period> comparison(Map<String, String> texts, Period period) {
    String from = texts.get("compare_from");
    String to = texts.get("compare_to");
    if (from == null && to == null) {
      return Optional.empty();
    }
    if (from == null || to == null) {
      throw bad("'compare_from' and 'compare_to' are given together.");
    }
    Instant first = PeriodReader.instant("compare_from", from);
    Instant end = PeriodReader.instant("compare_to", to);
    if (!first.isBefore(end) || Duration.between(first, end).compareTo(MAX_PERIOD) > 0) {
      throw bad(
          "'compare_from' must be earlier than 'compare_to', by at most "
              + MAX_PERIOD.toDays()
              + " days.");
    }
    return Optional.of(new Period(first, end, period.zone()));
  }

  private static ApiException bad(String message) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, message);
  }
}
