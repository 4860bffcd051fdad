package io.gosight.ingest.wire;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An unpacked body and its form.
 *
 * @param bytes the batch, without frames
 * @param json whether it is JSON; otherwise it is protobuf
 */
record WireBody(ByteBuffer bytes, boolean json) {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** The body of a {@code POST /v1/events}. */
  static WireBody ofHttp(byte[] body, String contentType) {
    return switch (mediaType(contentType)) {
      case "application/x-protobuf", "application/protobuf", "application/octet-stream" ->
          new WireBody(ByteBuffer.wrap(body), false);
      case "application/json" -> json(body, jsonStart(body));
      // The unload path: a type that sends no preflight, holding either form.
      case "text/plain" -> {
        int start = jsonStart(body);
        yield start < body.length && body[start] == '{'
            ? json(body, start)
            : new WireBody(ByteBuffer.wrap(body), false);
      }
      default ->
          throw unsupported(
              "The content type is not known; the choices are: application/x-protobuf,"
                  + " application/json, text/plain.");
    };
  }

  /** The message of a gRPC-Web call. */
  static WireBody ofGrpcWeb(byte[] body, String contentType, Inflater inflater) {
    if (!isProtobuf(contentType)) {
      throw unsupported(
          "The message format is not known; the choices are: application/grpc-web+proto,"
              + " application/grpc-web-text+proto.");
    }
    byte[] frames = GrpcWebText.isText(contentType) ? GrpcWebText.decode(body) : body;
    return new WireBody(GrpcWebFrames.unwrap(frames, inflater), false);
  }

  /** Whether a gRPC-Web call's type promises protobuf, which is the default. */
  static boolean isProtobuf(String contentType) {
    String type = mediaType(contentType);
    return !type.startsWith("application/grpc") || !type.contains("+") || type.endsWith("+proto");
  }

  private static WireBody json(byte[] body, int start) {
    return new WireBody(ByteBuffer.wrap(body, start, body.length - start), true);
  }

  /** Skips a byte order mark and blanks. */
  private static int jsonStart(byte[] body) {
    int start = 0;
    if (body.length >= BYTE_ORDER_MARK.length
        && body[0] == BYTE_ORDER_MARK[0]
        && body[1] == BYTE_ORDER_MARK[1]
        && body[2] == BYTE_ORDER_MARK[2]) {
      start = BYTE_ORDER_MARK.length;
    }
    while (start < body.length && " \t\r\n".indexOf(body[start]) >= 0) {
      start++;
    }
    return start;
  }

  /**
   * The body as text. Each byte that is not UTF-8 becomes a lone surrogate, which no field accepts:
   * so only the event that holds it is rejected.
   */
  String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith("\ud800")
          .decode(bytes.duplicate())
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("Malformed input is replaced.", e);
    }
  }

  private static String mediaType(String contentType) {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  private static IngestException unsupported(String message) {
    return new IngestException(IngestError.UNSUPPORTED_MEDIA_TYPE, message);
  }
}
