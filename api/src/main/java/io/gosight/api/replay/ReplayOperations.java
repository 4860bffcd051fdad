package io.gosight.api.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.query.EventReader;
import io.gosight.api.replay.RecordingIndex.ChunkRow;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.Download;
import io.gosight.api.session.VisitId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Opens, exports and deletes one session's recording. Safe for use by many threads. */
public final class ReplayOperations {
  private static final int DEFAULT_CHUNKS = 50;
  private static final int MAX_CHUNKS = 500;
  private static final long MAX_PAGE_BYTES = 2L << 20;
  private static final String SESSION = "session";
  private static final Pattern TAB = Pattern.compile("[A-Za-z0-9_-]{0,64}");

  private final Replays replays;
  private final Manifests manifests;
  private final RecordingIndex index;
  private final ReplayExport export;

  /**
   * Operations.
   *
   * @param replays the recordings
   * @param reader reads what is known of them
   * @param json writes exports
   */
  public ReplayOperations(Replays replays, EventReader reader, ObjectMapper json) {
    this.replays = replays;
    this.manifests = new Manifests(reader);
    this.index = new RecordingIndex(reader);
    this.export = new ReplayExport(replays, json);
  }

  /**
   * What there is of a session's recording.
   *
   * @throws ApiException with {@code not_found} and the reason if nothing is recorded
   */
  public Manifest manifest(AuthorizedRequest request) {
    requireEnabled();
    return manifests.of(request, session(request));
  }

  /** Some chunks of a tab, in order. */
  public ChunkPage chunks(AuthorizedRequest request) {
    requireEnabled();
    String tab = tab(request);
    long from = number(request, "from", 0, 0, Integer.MAX_VALUE);
    int limit = (int) number(request, "limit", DEFAULT_CHUNKS, 1, MAX_CHUNKS);
    List<ChunkRow> rows = index.chunks(request, session(request));
    List<ChunkRow> wanted =
        rows.stream().filter(row -> row.tabId().equals(tab) && row.sequence() >= from).toList();
    if (rows.stream().noneMatch(row -> row.tabId().equals(tab))) {
      throw AuthorizedRequest.notFound();
    }
    List<Replays.Chunk> chunks =
        replays.read(request.projectId(), session(request), tab, from, limit, MAX_PAGE_BYTES);
    long last = chunks.isEmpty() ? -1 : chunks.get(chunks.size() - 1).sequence();
    long offset = wanted.isEmpty() ? 0 : wanted.get(0).offsetMs();
    return new ChunkPage(
        tab,
        chunks.stream()
            .map(
                chunk ->
                    new ChunkPage.Item(
                        chunk.sequence(),
                        offset,
                        new String(chunk.events(), StandardCharsets.UTF_8)))
            .toList(),
        chunks.isEmpty()
            ? null
            : wanted.stream()
                .map(ChunkRow::sequence)
                .filter(sequence -> sequence > last)
                .findFirst()
                .orElse(null));
  }

  /** The whole recording as a file. */
  public Download export(AuthorizedRequest request) {
    requireEnabled();
    Manifest manifest = manifests.of(request, session(request));
    return export.of(request.projectId(), manifest, index.chunks(request, manifest.sessionId()));
  }

  /** Deletes the recording; succeeds also if there is none. */
  public Replays.Deleted delete(AuthorizedRequest request) {
    requireEnabled();
    return replays.delete(request.projectId(), session(request));
  }

  /** A recording is of a session, also where that holds several visits. */
  private static String session(AuthorizedRequest request) {
    return VisitId.of(request.variable(SESSION)).session();
  }

  private void requireEnabled() {
    if (!replays.enabled()) {
      throw new ApiException(
              ApiErrorCode.NOT_FOUND, "This hub records no sessions: its mode is analytics-only.")
          .reason("disabled");
    }
  }

  private static String tab(AuthorizedRequest request) {
    String tab = request.parameters().getOrDefault("tab", "");
    if (!TAB.matcher(tab).matches()) {
      throw new ApiException(
          ApiErrorCode.BAD_PARAMETER, "'tab' must be at most 64 of A-Z, a-z, 0-9, '_' and '-'.");
    }
    return tab;
  }

  private static long number(
      AuthorizedRequest request, String name, long absent, long min, long max) {
    String text = request.parameters().get(name);
    if (text == null) {
      return absent;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new ApiException(
        ApiErrorCode.BAD_PARAMETER,
        "'" + name + "' must be a whole number from " + min + " to " + max + ".");
  }
}
