package io.gosight.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3EngineIT {
  @TempDir Path folder;

  @Test
  void everythingAcknowledgedIsThereAfterSigkill() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("s3"))) {
      String bucket = hub.property("gosight.s3.bucket");
      Writer writer;
      try (S3Client client = client(hub, hub.property("gosight.s3.secret-key"))) {
        client.createBucket(request -> request.bucket(bucket));
        writer = Writer.until(number -> put(client, bucket, number), hub::kill);
      }
      try (HubProcess again = HubProcess.start(folder, List.of("s3"));
          S3Client client = client(again, again.property("gosight.s3.secret-key"))) {
        for (int number = 0; number < writer.acknowledged(); number++) {
          String key = key(number);
          assertThat(
                  client
                      .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                      .asUtf8String())
              .isEqualTo("object " + number);
        }
      }
    }
  }

  @Test
  void objectsOutliveACleanStop() throws Exception {
    byte[] large = new byte[6 * 1024 * 1024];
    Arrays.fill(large, (byte) 7);
    try (HubProcess hub = HubProcess.start(folder, List.of("s3"))) {
      try (S3Client client = client(hub, hub.property("gosight.s3.secret-key"))) {
        client.createBucket(request -> request.bucket("gosight-replays"));
        client.putObject(
            request -> request.bucket("gosight-replays").key("project/session/0001"),
            RequestBody.fromBytes(large));
      }
      assertThat(hub.health()).singleElement().asString().startsWith("s3 up");
      assertThat(hub.stop()).isZero();
    }
    try (HubProcess hub = HubProcess.start(folder, List.of("s3"));
        S3Client client = client(hub, hub.property("gosight.s3.secret-key"))) {
      assertThat(
              client
                  .listObjectsV2(
                      request -> request.bucket("gosight-replays").prefix("project/session/"))
                  .contents())
          .singleElement()
          .satisfies(object -> assertThat(object.size()).isEqualTo(large.length));
      assertThat(
              client
                  .getObjectAsBytes(
                      request -> request.bucket("gosight-replays").key("project/session/0001"))
                  .asByteArray())
          .isEqualTo(large);
    }
  }

  @Test
  void aWrongSecretKeyIsRefused() throws Exception {
    try (HubProcess hub = HubProcess.start(folder, List.of("s3"));
        S3Client client = client(hub, "guess")) {
      assertThatThrownBy(client::listBuckets)
          .isInstanceOf(S3Exception.class)
          .satisfies(e -> assertThat(((S3Exception) e).statusCode()).isEqualTo(403));
    }
  }

  private static void put(S3Client client, String bucket, int number) {
    client.putObject(
        request -> request.bucket(bucket).key(key(number)),
        RequestBody.fromString("object " + number, StandardCharsets.UTF_8));
  }

  private static String key(int number) {
    return "project/session/" + number;
  }

  private static S3Client client(HubProcess hub, String secret) {
    return S3Client.builder()
        .endpointOverride(URI.create(hub.property("gosight.s3.endpoint")))
        .region(Region.of(hub.property("gosight.s3.region")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(hub.property("gosight.s3.access-key"), secret)))
        .forcePathStyle(true)
        .httpClient(ApacheHttpClient.create())
        .build();
  }
}
