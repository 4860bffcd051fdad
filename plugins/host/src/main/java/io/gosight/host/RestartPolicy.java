package io.gosight.host;

import java.time.Duration;

/**
 * When an engine that stopped working is started again.
 *
 * @param period the time between two questions after its health
 * @param badAnswers after how many bad answers in a row it is restarted; one that says that it is
 *     lost is restarted at once
 * @param goodAnswers after how many good answers in a row the pause begins anew
 * @param firstPause the pause after a failed start; each further one is twice as long
 * @param longestPause the longest pause
 * @param stopTimeout how long a stop may take
 * @param startTimeout how long a start may take
 */
public record RestartPolicy(
    Duration period,
    int badAnswers,
    int goodAnswers,
    Duration firstPause,
    Duration longestPause,
    Duration stopTimeout,
    Duration startTimeout) {
  /** The hub's policy: two minutes of bad answers, because a busy machine gives some too. */
  public static RestartPolicy shipped() {
    return new RestartPolicy(
        Duration.ofSeconds(5),
        24,
        12,
        Duration.ofSeconds(5),
        Duration.ofMinutes(1),
        Duration.ofSeconds(25),
        Duration.ofMinutes(3));
  }
}
