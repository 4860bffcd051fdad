package io.gosight.engine.redis;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The server's configuration file. The password stands in this file, readable by its owner only,
 * and not on the command line, which every user of the machine can see.
 */
record RedisFile(RedisConfig config, Path folder, int port, String password) {

  Path write() throws IOException {
    Path file = folder.toAbsolutePath().resolve("redis.conf");
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling("redis.log"));
    Files.createFile(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return Files.writeString(file, text());
  }

  /** A full-text append-only file survives the death of the process up to the last answer. */
  private String text() {
    Path log = folder.toAbsolutePath().resolve("redis.log");
    return """
        bind 127.0.0.1
        port %d
        protected-mode yes
        requirepass %s
        daemonize yes
        dir "%s"
        pidfile "%s"
        logfile "%s"
        loglevel notice
        set-proc-title no
        databases 16
        appendonly yes
        appendfsync everysec
        auto-aof-rewrite-min-size 16mb
        save ""
        maxmemory %dmb
        maxmemory-policy %s
        """
        .formatted(
            port,
            password,
            quoted(folder.toAbsolutePath()),
            quoted(folder.toAbsolutePath().resolve("redis.pid")),
            quoted(log),
            config.maxMemoryMegabytes(),
            config.maxMemoryPolicy());
  }

  private static String quoted(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
