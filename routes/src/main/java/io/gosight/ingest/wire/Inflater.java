package io.gosight.ingest.wire;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks a body, stopping at the limits: a small body that grows without end costs little. */
final class Inflater {
  private static final int BUFFER_BYTES = 8192;
  private static final int RATIO_GRACE_BYTES = 64 * 1024;

  private final IngestLimits limits;

  Inflater(IngestLimits limits) {
    this.limits = limits;
  }

  byte[] inflate(byte[] body, String header) {
    String encoding = header == null ? null : header.trim();
    if (encoding == null || encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
      checkSize(body.length);
      return body;
    }
    if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
      throw new IngestException(
          IngestError.UNSUPPORTED_MEDIA_TYPE,
          "The content encoding is not known; the choices are: gzip, identity.");
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body), BUFFER_BYTES)) {
      return read(in, body.length);
    } catch (IOException e) {
      throw new IngestException(IngestError.MALFORMED_BODY, "The body is not whole gzip data.");
    }
  }

  private byte[] read(InputStream in, int packedBytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(packedBytes * 4, 512));
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      checkSize(out.size());
      if (out.size() > RATIO_GRACE_BYTES && out.size() / packedBytes > limits.maxRatio()) {
        throw new IngestException(
            IngestError.TOO_LARGE,
            "The body unpacks to more than " + limits.maxRatio() + " times its size.");
      }
    }
    return out.toByteArray();
  }

  private void checkSize(int bytes) {
    if (bytes > limits.maxBytes()) {
      throw new IngestException(
          IngestError.TOO_LARGE,
          "The batch has more than " + limits.maxBytes() + " bytes once unpacked; send less.");
    }
  }
}
