package io.gosight.stage;

/**
 * What an embedded engine says of its health.
 *
 * @param up whether it works
 * @param detail one sentence: what it does, or why it does not work
 * @param restarts how often it was restarted since the process began
 */
public record EngineReport(boolean up, String detail, int restarts) {}
