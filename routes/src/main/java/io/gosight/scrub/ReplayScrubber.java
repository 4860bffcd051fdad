package io.gosight.scrub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.google.protobuf.ByteString;
import io.gosight.common.Gzip;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Takes card numbers and secrets in addresses out of recordings, which the recorder should not have
 * sent: out of every text of the rrweb events, be it a text node, an attribute or a style. Reads
 * each chunk once, without recursion. Safe for use by many threads.
 */
public final class ReplayScrubber {
  private static final int MAX_DEPTH = 10_000;

  private final int maxBytes;
  private final JsonFactory json;
  private final JsonSlices slices;

  /**
   * A scrubber.
   *
   * @param maxBytes the largest chunk once unpacked; a larger one is left to the store, which
   *     refuses it
   */
  public ReplayScrubber(int maxBytes) {
    this.maxBytes = maxBytes;
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(maxBytes)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    this.slices = new JsonSlices(json);
  }

  /**
   * The chunk without secrets; the same object if it has none or can't be read. A piece can be read
   * where the SDK packed it by itself, as it does unless one text is larger than a piece; others
   * are scrubbed by the store, once they are joined.
   */
  ReplayChunk scrub(ReplayChunk chunk) {
    boolean packed = chunk.getEncoding() == ReplayEncoding.REPLAY_ENCODING_GZIP;
    boolean piece = chunk.getParts() > 1;
    if (piece && !packed) {
      return chunk;
    }
    try {
      byte[] data = chunk.getData().toByteArray();
      byte[] events = packed ? Gzip.unpack(data, maxBytes) : data;
      byte[] clean = piece ? scrubPiece(events) : scrub(events);
      return clean == events
          ? chunk
          : chunk.toBuilder()
              .setData(ByteString.copyFrom(packed ? Gzip.pack(clean) : clean))
              .build();
    } catch (IOException e) {
      // The store reads it again and makes it a dead letter.
      return chunk;
    }
  }

  private byte[] scrubPiece(byte[] slice) throws IOException {
    return JsonSlices.isSlice(slice) ? slices.scrub(slice) : slice;
  }

  /**
   * A JSON array of events without secrets; the same object if it has none.
   *
   * @throws IOException if it is not a whole JSON array
   */
  public byte[] scrub(byte[] events) throws IOException {
    return isClean(events) ? events : rewrite(events);
  }

  private boolean isClean(byte[] events) throws IOException {
    try (JsonParser in = json.createParser(events)) {
      if (in.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("The chunk is not a JSON array.");
      }
      int depth = 1;
      boolean clean = true;
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (depth == 0) {
          throw new IOException("More follows after the chunk's array.");
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (clean
            && token == JsonToken.VALUE_STRING
            && ReplayTexts.isSuspicious(
                in.getTextCharacters(), in.getTextOffset(), in.getTextLength())) {
          String text = in.getText();
          clean = ReplayTexts.scrub(text).equals(text);
        }
      }
      if (depth != 0) {
        throw new IOException("The chunk's array does not end.");
      }
      return clean;
    }
  }

  private byte[] rewrite(byte[] events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(events.length);
    try (JsonParser in = json.createParser(events);
        JsonGenerator to = json.createGenerator(out)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          to.writeString(ReplayTexts.scrub(in.getText()));
        } else {
          to.copyCurrentEvent(in);
        }
      }
    }
    return out.toByteArray();
  }
}
