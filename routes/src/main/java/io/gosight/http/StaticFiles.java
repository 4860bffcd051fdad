package io.gosight.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves a folder's files from memory: compressed where the client takes it, with entity tags, kept
 * for good by caches under names that hold a version or hash and revalidated under all others.
 * Which file an address means is said by {@link PagePaths}. Files below {@code /sdk/} are for pages
 * of any origin, also those that are isolated from other origins.
 *
 * <p>The folder is read once, in the constructor, so that no request can reach beyond it or wait
 * for the disk. Safe for use by many threads.
 */
final class StaticFiles implements Handler<RoutingContext> {
  private static final String INDEX = "index.html";

  /** Folders whose pages are not the dashboard's. */
  private static final List<String> OTHERS = List.of("/demo/", "/replay/", "/sdk/");

  /** What is below them is no page, though it may read like a project's: {@code /v1/events}. */
  private static final List<String> NO_PAGES = List.of("/api/", "/v1/");

  /**
   * The dashboard shows the player, which rebuilds recorded pages with their inline styles. As its
   * pages replace each other without being loaded, all of them have the player's policy for styles,
   * pictures and fonts. Scripts come from files of the hub alone.
   */
  private static final String DASHBOARD_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; font-src 'self' data:; media-src data:; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  private final Map<String, StaticFile> files;
  private final Set<String> folders;
  private final PagePaths pages;

  /**
   * Reads all files below {@code root} that are not hidden.
   *
   * @throws UncheckedIOException if one can't be read
   */
  StaticFiles(Path root) {
    this.files = Map.copyOf(read(root));
    this.folders =
        files.keySet().stream()
            .filter(path -> path.endsWith("/" + INDEX))
            .map(path -> path.substring(0, path.length() - INDEX.length() - 1))
            .collect(Collectors.toUnmodifiableSet());
    this.pages = new PagePaths(files.keySet());
  }

  private static Map<String, StaticFile> read(Path root) {
    Map<String, StaticFile> files = new HashMap<>();
    if (!Files.isDirectory(root)) {
      return files;
    }
    try (Stream<Path> found = Files.walk(root)) {
      for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
        String path = "/" + root.relativize(file).toString().replace('\\', '/');
        if (!path.contains("/.") && !path.endsWith(".br") && !path.endsWith(".gz")) {
          files.put(path, StaticFile.read(file, path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The files of " + root + " can't be read.", e);
    }
    return files;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpMethod method = context.request().method();
    String path = context.normalizedPath();
    String name = path.endsWith("/") && files.containsKey(path + INDEX) ? path + INDEX : path;
    StaticFile file = files.get(name);
    if ((!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD))
        || NO_PAGES.stream().anyMatch(path::startsWith)) {
      context.next();
    } else if (file != null) {
      serve(context, path, file);
    } else if (folders.contains(path)) {
      // Relative addresses in the folder's page need the slash.
      context.response().setStatusCode(302).putHeader("Location", path + "/").end();
    } else {
      pages
          .find(path)
          .ifPresentOrElse(page -> serve(context, page, files.get(page)), context::next);
    }
  }

  private static void serve(RoutingContext context, String path, StaticFile file) {
    HttpServerRequest request = context.request();
    StaticFile.Variant variant = file.variant(coding -> accepts(context, coding));
    HttpServerResponse response =
        context
            .response()
            .putHeader("Cache-Control", file.cacheControl())
            .putHeader("ETag", variant.etag());
    if (file.variants().size() > 1) {
      response.putHeader("Vary", "Accept-Encoding");
    }
    if (file.isPage() && OTHERS.stream().noneMatch(path::startsWith)) {
      response.putHeader("Content-Security-Policy", DASHBOARD_SECURITY_POLICY);
    }
    if (path.startsWith("/sdk/")) {
      response
          .putHeader("Access-Control-Allow-Origin", "*")
          .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
          .putHeader("Timing-Allow-Origin", "*");
    }
    if (matches(request.headers().getAll("If-None-Match"), variant.etag())) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", file.type());
    if (!variant.isPlain()) {
      response.putHeader("Content-Encoding", variant.coding());
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", String.valueOf(variant.bytes().length)).end();
    } else {
      response.end(Buffer.buffer(variant.bytes()));
    }
  }

  private static boolean accepts(RoutingContext context, String coding) {
    return context.parsedHeaders().acceptEncoding().stream()
        .anyMatch(given -> given.value().equalsIgnoreCase(coding) && given.weight() > 0);
  }

  /** Compares weakly: proxies that compress make a tag weak. */
  private static boolean matches(List<String> given, String etag) {
    return given.stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
  }
}
