package io.gosight.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the system knows of its clock.
 *
 * @param home the distribution
 * @param data the data folder
 */
record DoctorClock(Path home, Path data) {
  private static final int PATIENCE_SECONDS = 2;

  /** When the program was built; the beginning of time if that is not known. */
  Instant built() {
    return modified(home.resolve("lib")).orElse(Instant.EPOCH);
  }

  /** When something right in the data folder was last written. */
  Optional<Instant> newest() {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .map(DoctorClock::modified)
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> modified(Path path) {
    try {
      return Optional.of(Files.getLastModifiedTime(path).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether systemd says that the clock is synchronized; empty where it can't be asked. */
  Optional<Boolean> synchronised() {
    try {
      Process asked =
          new ProcessBuilder("timedatectl", "show", "--property=NTPSynchronized", "--value")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      asked.getOutputStream().close();
      if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        return Optional.empty();
      }
      String word = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return switch (word.trim()) {
        case "yes" -> Optional.of(true);
        case "no" -> Optional.of(false);
        default -> Optional.empty();
      };
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
