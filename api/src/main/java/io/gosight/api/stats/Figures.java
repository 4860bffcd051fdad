package io.gosight.api.stats;

/**
 * The key figures of a period, without bots.
 *
 * @param visitors distinct visitors with an event
 * @param visits visits with an event
 * @param views page views
 * @param events events of any kind
 * @param bounceRate the share of visits that bounced, 0 to 1; null without visits that viewed a
 *     page
 * @param engagedMs the median time in the foreground of a visit; null if none reported one
 * @param viewsPerVisit null without visits
 */
public record Figures(
    long visitors,
    long visits,
    long views,
    long events,
    Double bounceRate,
    Long engagedMs,
    Double viewsPerVisit) {}
