package io.gosight.api.hub;

/**
 * What a plugin has done since this process started.
 *
 * @param calls how often it was called
 * @param failures how many of the calls failed
 * @param busySeconds the time it took in all
 * @param insights what it has found; null unless it is a detector
 */
public record PluginCounts(long calls, long failures, double busySeconds, Long insights) {}
