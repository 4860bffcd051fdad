package io.gosight.app;

import io.gosight.settings.Setting;

/**
 * What one process does.
 *
 * @param roles {@code gosight.roles}
 * @param mode {@code gosight.mode}
 * @param engines {@code gosight.engines}
 * @param node {@code gosight.node}
 */
public record HubSettings(
    @Setting(
            key = "gosight.roles",
            meaning =
                "The roles of this process: ingest, event, insight, alert, api, separated by commas; or all.",
            defaultValue = "all")
        String roles,
    @Setting(
            key = "gosight.mode",
            meaning = "full, analytics-only (no session replay, no S3) or replay-optimized.",
            defaultValue = "full")
        String mode,
    @Setting(
            key = "gosight.engines",
            meaning =
                "The engines that run in this process: all, none, or names separated by commas.",
            defaultValue = "all")
        String engines,
    @Setting(
            key = "gosight.node",
            meaning =
                "The name of this node among others on the same Kafka. If empty, a generated name is kept in the data folder.")
        String node) {}
