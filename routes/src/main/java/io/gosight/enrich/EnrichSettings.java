package io.gosight.enrich;

import io.gosight.settings.Setting;

/**
 * What batches are enriched with.
 *
 * @param visitorSecret {@code gosight.ingest.visitor-secret}
 * @param cityDatabase {@code gosight.geoip.database-path}
 */
public record EnrichSettings(
    @Setting(
            key = "gosight.ingest.visitor-secret",
            meaning =
                "The secret of the daily hash that tells visitors without an id apart. If empty, a generated one is kept in the data folder.")
        String visitorSecret,
    @Setting(
            key = "gosight.geoip.database-path",
            meaning =
                "A City database in MaxMind's layout. If empty, DB-IP's free one is taken from the cache.")
        String cityDatabase) {}
