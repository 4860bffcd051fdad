package io.gosight.ingest.wire;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * gRPC-Web's framing: a flag byte, a big-endian length, the message; the last frame, flagged 0x80,
 * holds the trailers as text.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md">PROTOCOL-WEB</a>
 */
final class GrpcWebFrames {
  private static final int HEADER_BYTES = 5;
  private static final int COMPRESSED = 0x01;
  private static final int TRAILERS = 0x80;

  private GrpcWebFrames() {}

  /** The one message that a browser's call holds. */
  static ByteBuffer unwrap(byte[] body, Inflater inflater) {
    ByteBuffer in = ByteBuffer.wrap(body);
    if (in.remaining() < HEADER_BYTES) {
      throw malformed("The body is shorter than a gRPC-Web frame's header.");
    }
    int flags = in.get() & 0xff;
    int length = in.getInt();
    if (length < 0 || length != in.remaining()) {
      throw malformed("The body is not one whole gRPC-Web frame.");
    }
    if ((flags & TRAILERS) != 0) {
      throw malformed("The body holds trailers instead of a message.");
    }
    if ((flags & COMPRESSED) != 0) {
      byte[] packed = new byte[length];
      in.get(packed);
      return ByteBuffer.wrap(inflater.inflate(packed, "gzip"));
    }
    return in;
  }

  /**
   * The whole frames of a call that holds several messages; of any other call the body as it is.
   *
   * @throws IngestException with {@code too_many_events} if there are more than that
   */
  static List<byte[]> split(byte[] body, int most) {
    List<byte[]> frames = new ArrayList<>();
    int start = 0;
    while (start < body.length) {
      int left = body.length - start - HEADER_BYTES;
      int length = left < 0 ? -1 : ByteBuffer.wrap(body, start + 1, Integer.BYTES).getInt();
      if (length < 0 || length > left || (body[start] & TRAILERS) != 0) {
        return List.of(body);
      }
      if (frames.size() == most) {
        throw new IngestException(
            IngestError.TOO_MANY_EVENTS, "The call has more than " + most + " batches.");
      }
      int end = start + HEADER_BYTES + length;
      if (start == 0 && end == body.length) {
        return List.of(body);
      }
      frames.add(Arrays.copyOfRange(body, start, end));
      start = end;
    }
    return frames;
  }

  /** A message in its frame. */
  static byte[] message(byte[] message) {
    return ByteBuffer.allocate(HEADER_BYTES + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }

  /** A message and its trailers. {@code message} may be null, for an error. */
  static byte[] wrap(byte[] message, int grpcStatus, String grpcMessage) {
    String text = "grpc-status: " + grpcStatus + "\r\n";
    if (grpcMessage != null) {
      text += "grpc-message: " + percentEncode(grpcMessage) + "\r\n";
    }
    byte[] trailers = text.getBytes(StandardCharsets.US_ASCII);
    int messageBytes = message == null ? 0 : HEADER_BYTES + message.length;
    ByteBuffer out = ByteBuffer.allocate(messageBytes + HEADER_BYTES + trailers.length);
    if (message != null) {
      out.put((byte) 0).putInt(message.length).put(message);
    }
    out.put((byte) TRAILERS).putInt(trailers.length).put(trailers);
    return out.array();
  }

  private static String percentEncode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0x20 && b < 0x7f && b != '%') {
        out.append((char) b);
      } else {
        out.append(String.format("%%%02X", b & 0xff));
      }
    }
    return out.toString();
  }

  private static IngestException malformed(String message) {
    return new IngestException(IngestError.MALFORMED_BODY, message);
  }
}
