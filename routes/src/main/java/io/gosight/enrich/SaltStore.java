package io.gosight.enrich;

import java.time.Duration;
import java.time.LocalDate;

/** Where nodes agree on a day's salt. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface SaltStore {
  /**
   * Keeps a salt unless the day has one, and returns the one that is kept.
   *
   * @param day the day, in UTC
   * @param salt a new salt, as text
   * @param life after how long the salt is erased
   * @throws RuntimeException if the store can't be reached
   */
  String agree(LocalDate day, String salt, Duration life);
}
