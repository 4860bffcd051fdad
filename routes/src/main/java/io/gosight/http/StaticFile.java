package io.gosight.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is served: in each content coding that there is of it.
 *
 * @param type the Content-Type
 * @param cacheControl how long caches may keep it
 * @param variants by content coding; {@code identity} always is among them
 */
record StaticFile(String type, String cacheControl, Map<String, Variant> variants) {
  private static final String IDENTITY = "identity";
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";
  private static final String REVALIDATED = "no-cache";

  /** Names that hold a version, and what a bundler puts into its folder under names with a hash. */
  private static final Pattern VERSIONED =
      Pattern.compile(
          "/[^/]*-\\d+\\.\\d+\\.\\d+[^/]*$"
              + "|/assets/[^/]+[-.][A-Za-z0-9_-]{8,}\\.\\w+$"
              + "|^/_next/static/");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("map", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("wasm", "application/wasm"));
  private static final Pattern COMPRESSIBLE =
      Pattern.compile("text/.*|application/(json|yaml)|image/svg.*|application/wasm");

  /**
   * A file's bytes in one content coding.
   *
   * @param coding the Content-Encoding
   * @param bytes the body; not to be changed
   * @param etag the entity tag of these bytes, quoted
   */
  record Variant(String coding, byte[] bytes, String etag) {
    static Variant of(String coding, byte[] bytes) {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        return new Variant(coding, bytes, '"' + tag + '"');
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-256.", e);
      }
    }

    boolean isPlain() {
      return coding.equals(IDENTITY);
    }
  }

  /**
   * Reads the file that is served at {@code path}, and its {@code .br} and {@code .gz} beside it.
   */
  static StaticFile read(Path file, String path) throws IOException {
    String type =
        TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    byte[] plain = Files.readAllBytes(file);
    Map<String, Variant> variants = new HashMap<>();
    Path brotli = Path.of(file + ".br");
    if (Files.exists(brotli)) {
      variants.put("br", Variant.of("br", Files.readAllBytes(brotli)));
    }
    Path gzip = Path.of(file + ".gz");
    if (Files.exists(gzip)) {
      variants.put("gzip", Variant.of("gzip", Files.readAllBytes(gzip)));
    } else if (COMPRESSIBLE.matcher(type).matches()) {
      byte[] packed = gzip(plain);
      if (packed.length < plain.length) {
        variants.put("gzip", Variant.of("gzip", packed));
      }
    }
    variants.put(IDENTITY, Variant.of(IDENTITY, plain));
    return new StaticFile(
        type, VERSIONED.matcher(path).find() ? IMMUTABLE : REVALIDATED, Map.copyOf(variants));
  }

  /** Whether it is a document that a browser shows. */
  boolean isPage() {
    return type.startsWith("text/html");
  }

  /** The smallest variant whose content coding the client accepts; the plain one otherwise. */
  Variant variant(Predicate<String> accepts) {
    for (String coding : new String[] {"br", "gzip"}) {
      if (variants.containsKey(coding) && accepts.test(coding)) {
        return variants.get(coding);
      }
    }
    return variants.get(IDENTITY);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail.", e);
    }
    return out.toByteArray();
  }
}
