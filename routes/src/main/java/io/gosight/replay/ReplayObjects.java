package io.gosight.replay;

import io.gosight.storage.StorageUnavailableException;
import java.io.FileNotFoundException;

/** Objects of cold replays. Implementations are safe for use by many threads. */
public interface ReplayObjects {
  /**
   * Some bytes of an object.
   *
   * @throws FileNotFoundException if there is no such object, as after a deletion by hand
   * @throws StorageUnavailableException if the object storage does not answer
   */
  byte[] read(String key, long offset, long bytes) throws FileNotFoundException;

  /**
   * Deletes an object; succeeds also if there is none.
   *
   * @throws StorageUnavailableException if the object storage does not answer
   */
  void delete(String key);

  /**
   * Deletes all objects whose keys begin so.
   *
   * @return how many there were
   * @throws StorageUnavailableException if the object storage does not answer
   */
  long deleteAll(String prefix);
}
