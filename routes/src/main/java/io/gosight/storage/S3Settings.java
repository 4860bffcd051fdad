package io.gosight.storage;

import io.gosight.settings.Setting;

/**
 * How S3 is reached.
 *
 * @param endpoint {@code gosight.s3.endpoint}
 * @param region {@code gosight.s3.region}
 * @param accessKey {@code gosight.s3.access-key}
 * @param secretKey {@code gosight.s3.secret-key}
 * @param bucket {@code gosight.s3.bucket}
 */
public record S3Settings(
    @Setting(key = "gosight.s3.endpoint", meaning = "The endpoint.", required = true)
        String endpoint,
    @Setting(key = "gosight.s3.region", meaning = "The region.", required = true) String region,
    @Setting(key = "gosight.s3.access-key", meaning = "The access key.", required = true)
        String accessKey,
    @Setting(key = "gosight.s3.secret-key", meaning = "The secret key.", required = true)
        String secretKey,
    @Setting(key = "gosight.s3.bucket", meaning = "The bucket of old replays.", required = true)
        String bucket) {}
