package io.gosight.engine.redis;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import redis.embedded.core.ExecutableProvider;

/** The Redis executable for this machine, unpacked once into the shared cache. */
final class RedisBinary {
  private RedisBinary() {}

  static Path in(Path cache) throws IOException {
    Path folder = Files.createDirectories(cache.resolve("redis"));
    Path fresh = Files.createTempDirectory(folder, ".unpack");
    try {
      Path unpacked = ExecutableProvider.newJarResourceProvider(fresh.toFile()).get().toPath();
      // the file's name carries the version, so an existing one is the same; it may be running
      // under another hub, hence it is never overwritten
      Path binary = folder.resolve(unpacked.getFileName().toString());
      if (!Files.exists(binary)) {
        Files.move(unpacked, binary, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.delete(unpacked);
      }
      return binary;
    } catch (FileAlreadyExistsException e) {
      throw new IOException("The cache folder " + folder + " can't be written.", e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
