package io.gosight.ingest.wire;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * gRPC-Web's text form: the frames as Base64, possibly in parts that are padded one by one.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md">PROTOCOL-WEB</a>
 */
final class GrpcWebText {
  static final String CONTENT_TYPE = "application/grpc-web-text+proto";

  private static final int GROUP = 4;

  private GrpcWebText() {}

  static boolean isText(String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/grpc-web-text");
  }

  static byte[] decode(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    int start = 0;
    try {
      for (int end = GROUP; start < text.length; end += GROUP) {
        int last = Math.min(end, text.length);
        if (last == text.length || text[last - 1] == '=') {
          out.writeBytes(Base64.getDecoder().decode(Arrays.copyOfRange(text, start, last)));
          start = last;
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IngestException(IngestError.MALFORMED_BODY, "The body is not Base64.");
    }
    return out.toByteArray();
  }

  static byte[] encode(byte[] frames) {
    return Base64.getEncoder().encode(frames);
  }
}
