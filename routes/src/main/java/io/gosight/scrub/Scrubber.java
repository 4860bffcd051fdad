package io.gosight.scrub;

import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.BrandVersion;
import io.gosight.proto.v1.ClientHints;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Page;
import java.util.Collection;

/**
 * Takes out of events and contexts what an SDK should not have sent: card numbers, passwords,
 * tokens, emails, and what addresses hold beyond what is allowed. It reads every text; ids of a
 * fixed form are none. What has no secrets passes as the same object. Safe for use by many threads.
 */
public final class Scrubber {
  private final ScrubbedTexts texts;
  private final EventTexts events;

  /**
   * A scrubber.
   *
   * @param allowedQuery names of query parameters that addresses keep beside the usual ones
   * @param replay scrubs replay chunks
   */
  public Scrubber(Collection<String> allowedQuery, ReplayScrubber replay) {
    this.texts = new ScrubbedTexts(new Addresses(allowedQuery));
    this.events = new EventTexts(texts, replay);
  }

  /** The event without secrets; the same object if it has none. */
  public Event scrub(Event event) {
    return events.scrub(event);
  }

  /** A text for people without secrets; the same object if it has none. */
  public String scrub(String text) {
    return texts.plain(text);
  }

  /** The context without secrets; the same object if it has none. */
  public BatchContext scrub(BatchContext context) {
    return isClean(context) ? context : rewrite(context);
  }

  /** Most are, and a copy of each costs more than a look. */
  private boolean isClean(BatchContext context) {
    boolean clean =
        isClean(context.getSdkName())
            && isClean(context.getSdkVersion())
            && texts.id(context.getUserId()).equals(context.getUserId())
            && isClean(context.getLanguage())
            && isClean(context.getTimeZone())
            && (!context.hasClientHints() || isClean(context.getClientHints()));
    for (int i = 0; clean && i < context.getPagesCount(); i++) {
      Page page = context.getPages(i);
      clean =
          texts.address(page.getUrl()).equals(page.getUrl())
              && texts.address(page.getReferrer()).equals(page.getReferrer())
              && isClean(page.getTitle());
    }
    return clean;
  }

  private boolean isClean(ClientHints hints) {
    boolean clean =
        isClean(hints.getPlatform())
            && isClean(hints.getPlatformVersion())
            && isClean(hints.getModel())
            && isClean(hints.getArchitecture());
    for (int i = 0; clean && i < hints.getBrandsCount(); i++) {
      BrandVersion brand = hints.getBrands(i);
      clean = isClean(brand.getBrand()) && isClean(brand.getVersion());
    }
    return clean;
  }

  private boolean isClean(String text) {
    return scrub(text).equals(text);
  }

  private BatchContext rewrite(BatchContext context) {
    BatchContext.Builder clean = context.toBuilder();
    clean
        .setSdkName(scrub(context.getSdkName()))
        .setSdkVersion(scrub(context.getSdkVersion()))
        .setUserId(texts.id(context.getUserId()))
        .setLanguage(scrub(context.getLanguage()))
        .setTimeZone(scrub(context.getTimeZone()));
    if (context.hasClientHints()) {
      clean.setClientHints(scrub(context.getClientHints()));
    }
    for (int i = 0; i < context.getPagesCount(); i++) {
      Page page = context.getPages(i);
      Page cleanPage =
          page.toBuilder()
              .setUrl(texts.address(page.getUrl()))
              .setReferrer(texts.address(page.getReferrer()))
              .setTitle(scrub(page.getTitle()))
              .build();
      clean.setPages(i, cleanPage);
    }
    return clean.build();
  }

  private ClientHints scrub(ClientHints hints) {
    ClientHints.Builder clean =
        hints.toBuilder()
            .setPlatform(scrub(hints.getPlatform()))
            .setPlatformVersion(scrub(hints.getPlatformVersion()))
            .setModel(scrub(hints.getModel()))
            .setArchitecture(scrub(hints.getArchitecture()));
    for (int i = 0; i < hints.getBrandsCount(); i++) {
      BrandVersion brand = hints.getBrands(i);
      clean.setBrands(
          i,
          brand.toBuilder()
              .setBrand(scrub(brand.getBrand()))
              .setVersion(scrub(brand.getVersion())));
    }
    return clean.build();
  }
}
