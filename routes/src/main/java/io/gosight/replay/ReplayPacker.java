package io.gosight.replay;

import com.google.common.hash.Hashing;
import io.gosight.replay.ArchivedSession.ArchivedChunk;
import io.gosight.replay.ArchivedSession.Segment;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Packs a session's recording into one object of segments, each of which can be unpacked by itself;
 * together they are one valid file of the encoding. Safe for use by many threads.
 */
public final class ReplayPacker {
  private static final int SEGMENT_RAW_BYTES = 4 << 20;

  private final ReplayReader reader;
  private final ColdEncoding encoding;

  /**
   * An object and what is known of it.
   *
   * @param session what is known
   * @param object its bytes, never changed after this
   */
  public record Packed(ArchivedSession session, byte[] object) {}

  /** Packs what that reader reads. */
  public ReplayPacker(ReplayReader reader, ColdEncoding encoding) {
    this.reader = reader;
    this.encoding = encoding;
  }

  /** Packs a session; one that was archived before is packed together with what came since. */
  public Packed pack(SessionKey session) {
    List<HotChunk> hot = reader.hot(session);
    Optional<ArchivedSession> before = reader.archived(session);
    Writer writer = new Writer();
    TreeSet<String> tabs = new TreeSet<>();
    hot.forEach(chunk -> tabs.add(chunk.info().tab()));
    before.ifPresent(object -> object.chunks().forEach(chunk -> tabs.add(chunk.info().tab())));
    for (String tab : tabs) {
      reader.read(session, tab, 0, writer::add);
      writer.endSegment();
    }
    requireAll(session, hot, before, writer.chunks);
    LocalDate day = before.map(ArchivedSession::day).orElseGet(() -> hot.get(0).day());
    LocalDate expiresOn =
        before.map(ArchivedSession::expiresOn).orElseGet(() -> hot.get(0).expiresOn());
    String visitor = before.map(ArchivedSession::visitorId).orElseGet(() -> hot.get(0).visitorId());
    byte[] object = writer.object.toByteArray();
    return new Packed(
        new ArchivedSession(
            session,
            before.map(ArchivedSession::key).orElseGet(() -> key(session, day)),
            object.length,
            Hashing.sha256().hashBytes(object).toString(),
            encoding,
            visitor,
            day,
            expiresOn,
            writer.chunks,
            writer.segments),
        object);
  }

  /** A chunk that can't be unpacked now stays where it is, with its whole session. */
  private static void requireAll(
      SessionKey session,
      List<HotChunk> hot,
      Optional<ArchivedSession> before,
      List<ArchivedChunk> packed) {
    Set<ChunkId> known = new HashSet<>();
    hot.forEach(chunk -> known.add(ChunkId.of(chunk.info())));
    before.ifPresent(object -> object.chunks().forEach(c -> known.add(ChunkId.of(c.info()))));
    if (packed.isEmpty() || packed.size() < known.size()) {
      throw new IllegalStateException(
          "Of session "
              + session
              + " only "
              + packed.size()
              + " of "
              + known.size()
              + " chunks can be read.");
    }
  }

  private record ChunkId(String tab, long sequence) {
    static ChunkId of(ChunkInfo info) {
      return new ChunkId(info.tab(), info.sequence());
    }
  }

  private String key(SessionKey session, LocalDate day) {
    return String.format(
        "%s/%04d/%02d/%s%s",
        session.project(),
        day.getYear(),
        day.getMonthValue(),
        session.session(),
        encoding.suffix());
  }

  private final class Writer {
    private final ByteArrayOutputStream object = new ByteArrayOutputStream();
    private final ByteArrayOutputStream segment = new ByteArrayOutputStream();
    private final List<ArchivedChunk> chunks = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();

    private boolean add(ChunkInfo info, byte[] events) {
      if (segment.size() > 0 && (info.fullSnapshot() || segment.size() >= SEGMENT_RAW_BYTES)) {
        endSegment();
      }
      segment.writeBytes(ColdLine.of(info, events));
      chunks.add(new ArchivedChunk(info, segments.size()));
      return true;
    }

    private void endSegment() {
      if (segment.size() > 0) {
        byte[] packed = encoding.pack(segment.toByteArray());
        segments.add(new Segment(object.size(), packed.length));
        object.writeBytes(packed);
        segment.reset();
      }
    }
  }
}
