package io.gosight.api.pages;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Gives browsers the files of one folder and of no other place: pages, scripts, images. Safe for
 * use by many threads.
 */
public final class PageFiles {
  private static final String INDEX = "index.html";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  private final Path folder;

  /**
   * Pages from a folder.
   *
   * @param folder need not be there yet
   */
  public PageFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Puts the file that the request names into the message, or a 404.
   *
   * @throws IOException if the file can't be read
   */
  public void read(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    String uri = message.getHeader(Exchange.HTTP_URI, "", String.class);
    Object known = message.getHeader("If-None-Match");
    message.removeHeaders("*");
    message.setBody(null);
    String path = path(uri);
    Optional<Path> file = file(path);
    if (file.isEmpty()) {
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, 404);
      message.setHeader(Exchange.CONTENT_TYPE, TYPES.get("txt"));
      message.setBody("There is no such page.\n");
    } else if (Files.isDirectory(file.get())) {
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, 308);
      // One leading slash, so that the path is never taken for a host.
      message.setHeader("Location", "/" + path.replaceFirst("^/+", "") + "/");
    } else {
      give(message, file.get(), known);
    }
  }

  private static void give(Message message, Path file, Object known) throws IOException {
    HexFormat hex = HexFormat.of();
    String tag =
        "\""
            + hex.toHexDigits(Files.getLastModifiedTime(file).toMillis())
            + hex.toHexDigits((int) Files.size(file))
            + "\"";
    message.setHeader("ETag", tag);
    message.setHeader("Cache-Control", "no-cache");
    message.setHeader("X-Content-Type-Options", "nosniff");
    message.setHeader("X-Frame-Options", "DENY");
    if (tag.equals(known)) {
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, 304);
      return;
    }
    message.setHeader(Exchange.CONTENT_TYPE, type(file));
    message.setBody(Files.readAllBytes(file));
  }

  private static String path(String uri) {
    try {
      return Optional.ofNullable(new URI(uri).getPath()).orElse("");
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** A file, or a folder that was named without its slash. */
  private Optional<Path> file(String path) {
    if (!path.startsWith("/") || path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    Path wanted = folder.resolve("." + path + (path.endsWith("/") ? INDEX : "")).normalize();
    if (!wanted.startsWith(folder) || isHidden(folder.relativize(wanted))) {
      return Optional.empty();
    }
    boolean isPage = Files.isDirectory(wanted) && Files.isRegularFile(wanted.resolve(INDEX));
    return Optional.of(wanted).filter(file -> isPage || Files.isRegularFile(file));
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String type(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(extension, "application/octet-stream");
  }
}
