package io.gosight.backtest;

import io.gosight.host.detector.HostedDetector;
import java.time.Instant;

/**
 * What a backtest gave.
 *
 * @param detector the detector with the settings that it was tried by
 * @param from the period's first instant
 * @param to the instant after its last
 * @param events how many events were read, those shortly before and after the period among them
 * @param failures how many calls of the detector failed
 * @param acrossSessions whether the detector remembers across sessions: then what it would know
 *     from before the period is missing
 * @param comparison what is found now beside what was found then
 */
public record BacktestReport(
    HostedDetector detector,
    Instant from,
    Instant to,
    long events,
    int failures,
    boolean acrossSessions,
    Comparison comparison) {}
