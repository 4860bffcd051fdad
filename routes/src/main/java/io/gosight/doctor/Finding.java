package io.gosight.doctor;

/**
 * What a check has found.
 *
 * @param level how bad it is
 * @param subject what was looked at, for example {@code port 8080}
 * @param text a sentence
 * @param remedy what to do; empty where nothing is to be done
 */
public record Finding(Level level, String subject, String text, String remedy) {
  /** How bad a finding is, from good to bad. */
  public enum Level {
    /** As it should be. */
    OK,
    /** Worth knowing, and no fault. */
    NOTE,
    /** Works now, and may fail. */
    WARNING,
    /** The hub can't start, or does not do its work. */
    PROBLEM
  }

  /** Something that is as it should be. */
  public static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, "");
  }

  /** Something that the operator may want to know. */
  public static Finding note(String subject, String text, String remedy) {
    return new Finding(Level.NOTE, subject, text, remedy);
  }

  /** Something that works now, and may fail. */
  public static Finding warning(String subject, String text, String remedy) {
    return new Finding(Level.WARNING, subject, text, remedy);
  }

  /** Something that must be put right. */
  public static Finding problem(String subject, String text, String remedy) {
    return new Finding(Level.PROBLEM, subject, text, remedy);
  }
}
