package io.gosight.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two hubs from one data folder. The operating system holds the lock, so it ends with the
 * process, however that ends.
 */
public final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws EngineStartException if another hub has it
   */
  @SuppressWarnings("resource") // the lock lives as long as its channel, which close() ends
  public static DataLock take(Path data) throws IOException, EngineStartException {
    Files.createDirectories(data);
    FileChannel channel =
        FileChannel.open(
            data.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // another hub in this very process: as much a conflict as one in another process
    }
    if (lock == null) {
      channel.close();
      throw new EngineStartException(
          "Another hub is running on the data folder %s; stop it, or give this hub another data folder."
              .formatted(data));
    }
    return new DataLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
