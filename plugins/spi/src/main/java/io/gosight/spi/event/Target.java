package io.gosight.spi.event;

import java.util.Set;

/**
 * The element with which the visitor dealt.
 *
 * @param selector a CSS selector that finds it
 * @param tag its tag in lower case
 * @param text its visible text, shortened; empty where masked
 * @param href where it leads, for links; else empty
 * @param interactiveSelector the selector of its nearest ancestor that reacts to clicks; empty if
 *     it is that itself
 * @param traits its marks and traits
 */
public record Target(
    String selector,
    String tag,
    String text,
    String href,
    String interactiveSelector,
    Set<Trait> traits) {
  /** No element is known. */
  public static final Target NONE = new Target("", "", "", "", "", Set.of());

  public Target {
    traits = Set.copyOf(traits);
  }

  /** What the visitor meant to deal with: the interactive ancestor if there is one, else this. */
  public String meant() {
    return interactiveSelector.isEmpty() ? selector : interactiveSelector;
  }

  /** Whether it has at least one of these traits. */
  public boolean isAny(Set<Trait> wanted) {
    for (Trait trait : traits) {
      if (wanted.contains(trait)) {
        return true;
      }
    }
    return false;
  }
}
