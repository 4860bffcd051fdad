package io.gosight.scrub;

/** What a text is, which decides what in it may be a secret. */
enum TextKind {
  /** What people read, or programs write for them: everything is looked for. */
  PLAIN,
  /** A CSS selector, in which a colon comes before a pseudo-class and not before a value. */
  SELECTOR,
  /** An address, whose query is dealt with elsewhere. */
  ADDRESS,
  /**
   * A text of a recording: a style sheet, an attribute or a text node. Its addresses keep their
   * queries and long names, without which the page would not be shown as it was.
   */
  RECORDED,
  /** A site's own id for a visitor: a hash or an email is one by the site's choice. */
  ID;

  boolean hasValuesAfterColons() {
    return this == PLAIN || this == ADDRESS;
  }

  boolean hasNamedValues() {
    return this != ID;
  }

  boolean losesQueries() {
    return this == PLAIN || this == SELECTOR;
  }

  boolean losesLongRuns() {
    return this == PLAIN || this == ADDRESS || this == SELECTOR;
  }

  boolean losesPathTokens() {
    return this == PLAIN || this == ADDRESS || this == SELECTOR;
  }

  boolean losesEmails() {
    return this != ID;
  }
}
