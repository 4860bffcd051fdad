package io.gosight.replay;

import io.gosight.storage.StorageUnavailableException;
import java.io.FileNotFoundException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in a bucket of S3. Safe for use by many threads. */
public final class S3ReplayObjects implements ReplayObjects {
  private final S3Client s3;
  private final String bucket;

  /** Objects in that bucket. */
  public S3ReplayObjects(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public byte[] read(String key, long offset, long bytes) throws FileNotFoundException {
    String range = "bytes=" + offset + "-" + (offset + bytes - 1);
    try {
      return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key).range(range))
          .asByteArrayUnsafe();
    } catch (NoSuchKeyException e) {
      throw new FileNotFoundException("there is no such object");
    } catch (SdkException e) {
      throw new StorageUnavailableException("The object of a cold replay can't be read.", e);
    }
  }

  @Override
  public void delete(String key) {
    try {
      s3.deleteObject(delete -> delete.bucket(bucket).key(key));
    } catch (SdkException e) {
      throw new StorageUnavailableException("The object of a cold replay can't be deleted.", e);
    }
  }

  @Override
  public long deleteAll(String prefix) {
    try {
      long deleted = 0;
      for (S3Object object :
          s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents()) {
        delete(object.key());
        deleted++;
      }
      return deleted;
    } catch (SdkException e) {
      throw new StorageUnavailableException("The objects of cold replays can't be listed.", e);
    }
  }
}
