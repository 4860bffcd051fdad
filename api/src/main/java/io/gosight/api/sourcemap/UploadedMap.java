package io.gosight.api.sourcemap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Reads an upload, and keeps of it what stacks need. */
final class UploadedMap {
  private static final int MOST_BYTES = 16 << 20;
  private static final List<String> NEEDED =
      List.of("version", "sourceRoot", "sources", "mappings");

  private UploadedMap() {}

  /**
   * The map as it is stored: compressed, without the contents of its sources.
   *
   * @param upload the compressed map in base64
   * @throws ApiException if it is too large, or no source map
   */
  static byte[] stored(String upload, ObjectMapper json) {
    try {
      JsonNode map = json.readTree(inflated(Base64.getDecoder().decode(upload)));
      if (map.path("version").asInt() != 3
          || !map.path("mappings").isTextual()
          || !map.path("sources").isArray()) {
        throw bad("'data' is no source map of version 3 with 'sources' and 'mappings'.");
      }
      ObjectNode needed = json.createObjectNode();
      NEEDED.stream().filter(map::has).forEach(name -> needed.set(name, map.get(name)));
      MappedScript.of(needed);
      return deflated(json.writeValueAsBytes(needed));
    } catch (IOException | IllegalArgumentException e) {
      throw bad("'data' is not base64 of a source map that gzip has compressed.");
    }
  }

  /** The stored map again. */
  static JsonNode read(byte[] stored, ObjectMapper json) throws IOException {
    return json.readTree(inflated(stored));
  }

  private static byte[] inflated(byte[] compressed) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw bad("The source map has more than " + MOST_BYTES + " bytes.");
      }
      return bytes;
    }
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static ApiException bad(String message) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, message).of("/data");
  }
}
