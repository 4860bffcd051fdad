package io.gosight.enrich;

import io.gosight.settings.Setting;

/**
 * What batches are enriched with.
 *
 * @param cityDatabase {@code gosight.geoip.database-path}
 */
public record EnrichSettings(
    @Setting(
            key = "gosight.geoip.database-path",
            meaning =
                "A City database in MaxMind's layout. If empty, DB-IP's free one is taken from the cache.")
        String cityDatabase) {}
