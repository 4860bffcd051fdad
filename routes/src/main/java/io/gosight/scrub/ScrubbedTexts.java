package io.gosight.scrub;

/** Scrubs a text as what it is, and remembers the clean ones. Safe for use by many threads. */
final class ScrubbedTexts {
  private final CleanTexts plain = new CleanTexts(text -> SecretTexts.scrub(text, TextKind.PLAIN));
  private final CleanTexts selectors =
      new CleanTexts(text -> SecretTexts.scrub(text, TextKind.SELECTOR));
  private final CleanTexts addresses;
  private final JsonTexts json = new JsonTexts(plain::scrub);

  ScrubbedTexts(Addresses addresses) {
    this.addresses = new CleanTexts(addresses::scrub);
  }

  /** What people read, or programs write for them. */
  String plain(String text) {
    return plain.scrub(text);
  }

  /** A CSS selector. */
  String selector(String text) {
    return selectors.scrub(text);
  }

  /** A web address. */
  String address(String url) {
    return addresses.scrub(url);
  }

  /** A JSON text, or what should be one. */
  String json(String text) {
    return json.scrub(text);
  }

  /** A site's own id of a visitor: each is another, so that none is worth remembering. */
  String id(String id) {
    return SecretTexts.scrub(id, TextKind.ID);
  }
}
