package io.gosight.spi.event;

import java.util.List;
import java.util.OptionalInt;

/**
 * A click or tap.
 *
 * @param head id, time and page
 * @param target what was clicked
 * @param x where, from the document's left edge
 * @param y where, from the document's top
 * @param button 0 main, 1 middle, 2 secondary
 * @param modifiers keys held down: 1 Alt, 2 Control, 4 Meta, 8 Shift, added up
 * @param reactions what happened after it, each kind at most once, within {@code watchedMs}
 * @param watchedMs for how long reactions were watched; 0 means not at all
 */
public record Click(
    EventHead head,
    Target target,
    int x,
    int y,
    int button,
    int modifiers,
    List<Reaction> reactions,
    int watchedMs)
    implements DetectedEvent {
  public Click {
    reactions = List.copyOf(reactions);
  }

  /** How long after the click the first such reaction came. */
  public OptionalInt reactionMs(ReactionKind kind) {
    for (Reaction reaction : reactions) {
      if (reaction.kind() == kind) {
        return OptionalInt.of(reaction.delayMs());
      }
    }
    return OptionalInt.empty();
  }
}
