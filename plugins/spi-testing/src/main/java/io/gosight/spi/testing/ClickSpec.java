package io.gosight.spi.testing;

import io.gosight.spi.event.Click;
import io.gosight.spi.event.EventHead;
import io.gosight.spi.event.Reaction;
import io.gosight.spi.event.ReactionKind;
import io.gosight.spi.event.Target;
import io.gosight.spi.event.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The particulars of a click; each method gives a changed copy. At first it is a main-button click
 * on a plain button, watched for 3 s, without any reaction.
 */
public record ClickSpec(
    Target target,
    int x,
    int y,
    int button,
    int modifiers,
    List<Reaction> reactions,
    int watchedMs) {
  public ClickSpec {
    reactions = List.copyOf(reactions);
  }

  /** A click on this element. */
  public static ClickSpec on(String selector) {
    Target target = new Target(selector, "button", "", "", "", Set.of(Trait.BUTTON));
    return new ClickSpec(target, 100, 100, 0, 0, List.of(), 3_000);
  }

  /** Somewhere else on the page, in px. */
  public ClickSpec at(int newX, int newY) {
    return new ClickSpec(target, newX, newY, button, modifiers, reactions, watchedMs);
  }

  /** With another mouse button. */
  public ClickSpec button(int newButton) {
    return new ClickSpec(target, x, y, newButton, modifiers, reactions, watchedMs);
  }

  /** With keys held down. */
  public ClickSpec modifiers(int newModifiers) {
    return new ClickSpec(target, x, y, button, newModifiers, reactions, watchedMs);
  }

  /** Watched for another time. */
  public ClickSpec watched(int ms) {
    return new ClickSpec(target, x, y, button, modifiers, reactions, ms);
  }

  /** On an element of this tag. */
  public ClickSpec tag(String tag) {
    return target(
        new Target(
            target.selector(),
            tag,
            target.text(),
            target.href(),
            target.interactiveSelector(),
            target.traits()));
  }

  /** On an element with these traits alone. */
  public ClickSpec traits(Trait... traits) {
    return target(
        new Target(
            target.selector(),
            target.tag(),
            target.text(),
            target.href(),
            target.interactiveSelector(),
            Set.of(traits)));
  }

  /** On an element with this text. */
  public ClickSpec text(String text) {
    return target(
        new Target(
            target.selector(),
            target.tag(),
            text,
            target.href(),
            target.interactiveSelector(),
            target.traits()));
  }

  /** Within an element that reacts to clicks. */
  public ClickSpec within(String interactiveSelector) {
    return target(
        new Target(
            target.selector(),
            target.tag(),
            target.text(),
            target.href(),
            interactiveSelector,
            target.traits()));
  }

  /** With a reaction, so long after the click. */
  public ClickSpec reaction(ReactionKind kind, int delayMs) {
    List<Reaction> more = new ArrayList<>(reactions);
    more.add(new Reaction(kind, delayMs));
    return new ClickSpec(target, x, y, button, modifiers, more, watchedMs);
  }

  private ClickSpec target(Target other) {
    return new ClickSpec(other, x, y, button, modifiers, reactions, watchedMs);
  }

  Click at(EventHead head) {
    return new Click(head, target, x, y, button, modifiers, reactions, watchedMs);
  }
}
