package io.gosight.store;

/**
 * From where a visitor came to a page.
 *
 * @param name the name of a known site, its host, or what the campaign says; empty if from nowhere
 *     else
 * @param channel {@code direct}, {@code search}, {@code social}, {@code mail}, {@code paid}, {@code
 *     ai}, {@code referral}, {@code app} or {@code campaign}; empty if from a page of the project
 */
record Source(String name, String channel) {
  static final String SEARCH = "search";
  static final String SOCIAL = "social";
  static final String MAIL = "mail";
  static final String PAID = "paid";
  static final String AI = "ai";
  static final String REFERRAL = "referral";
  static final String APP = "app";
  static final String CAMPAIGN = "campaign";

  static final Source DIRECT = new Source("", "direct");
  static final Source INTERNAL = new Source("", "");
}
