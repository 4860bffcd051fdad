package io.gosight.scrub;

import io.gosight.settings.Setting;
import java.util.List;

/**
 * What addresses may keep.
 *
 * @param allowedQuery {@code gosight.scrub.allowed-query}
 */
public record ScrubSettings(
    @Setting(
            key = "gosight.scrub.allowed-query",
            meaning =
                "Query parameters that stored addresses keep beside ref and utm_*; what the SDK's option allowedQuery names must be here too.")
        List<String> allowedQuery) {}
