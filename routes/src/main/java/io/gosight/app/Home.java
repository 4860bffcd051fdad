package io.gosight.app;

import java.nio.file.Path;

/**
 * Where the distribution lies: {@code lib routes plugins template channel-template config www}.
 *
 * @param path its folder
 */
public record Home(Path path) {
  /** The folder that the launcher named by the system property {@code gosight.home}. */
  public static Home find() {
    return new Home(Path.of(System.getProperty("gosight.home", ".")).toAbsolutePath().normalize());
  }

  public Path routes() {
    return path.resolve("routes");
  }

  public Path plugins() {
    return path.resolve("plugins");
  }

  public Path config() {
    return path.resolve("config");
  }

  /** What {@code plugin new} copies for a detector; its build is every kind's. */
  public Path template() {
    return path.resolve("template");
  }

  /** What {@code plugin new channel} copies besides the build. */
  public Path channelTemplate() {
    return path.resolve("channel-template");
  }

  /** Hawtio's static files. */
  Path hawtio() {
    return path.resolve("hawtio").resolve("hawtio-static");
  }

  Path www() {
    return path.resolve("www");
  }
}
