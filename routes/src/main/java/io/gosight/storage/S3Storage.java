package io.gosight.storage;

import io.gosight.settings.Settings;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the S3 storage, at whichever endpoint it is. */
public final class S3Storage {
  private S3Storage() {}

  public static S3Client open(Settings settings) {
    return S3Client.builder()
        .endpointOverride(URI.create(settings.text("gosight.s3.endpoint")))
        .region(Region.of(settings.text("gosight.s3.region")))
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    settings.text("gosight.s3.access-key"),
                    settings.text("gosight.s3.secret-key"))))
        .build();
  }
}
