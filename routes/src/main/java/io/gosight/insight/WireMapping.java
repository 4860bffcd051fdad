package io.gosight.insight;

import io.gosight.proto.v1.TargetTrait;
import io.gosight.proto.v1.WebVitalName;
import io.gosight.spi.event.Navigation;
import io.gosight.spi.event.ReactionKind;
import io.gosight.spi.event.Target;
import io.gosight.spi.event.Trait;
import io.gosight.spi.event.VitalName;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Maps the enumerations and messages of the wire format to those of the SPI; unspecified values are
 * absent.
 */
final class WireMapping {
  private WireMapping() {}

  static Target target(io.gosight.proto.v1.Target target) {
    return new Target(
        target.getSelector(),
        target.getTag(),
        target.getText(),
        target.getHref(),
        target.getInteractiveSelector(),
        traits(target));
  }

  private static Set<Trait> traits(io.gosight.proto.v1.Target target) {
    if (target.getTraitsCount() == 0) {
      return Set.of();
    }
    if (target.getTraitsCount() == 1) {
      return trait(target.getTraits(0)).map(Set::of).orElse(Set.of());
    }
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    target.getTraitsList().forEach(trait -> trait(trait).ifPresent(traits::add));
    return traits;
  }

  private static Optional<Trait> trait(TargetTrait trait) {
    return switch (trait) {
      case TARGET_TRAIT_LINK -> Optional.of(Trait.LINK);
      case TARGET_TRAIT_DOWNLOAD -> Optional.of(Trait.DOWNLOAD);
      case TARGET_TRAIT_NEW_WINDOW -> Optional.of(Trait.NEW_WINDOW);
      case TARGET_TRAIT_TEXT_FIELD -> Optional.of(Trait.TEXT_FIELD);
      case TARGET_TRAIT_FIELD -> Optional.of(Trait.FIELD);
      case TARGET_TRAIT_BUTTON -> Optional.of(Trait.BUTTON);
      case TARGET_TRAIT_MEDIA -> Optional.of(Trait.MEDIA);
      case TARGET_TRAIT_STEPPER -> Optional.of(Trait.STEPPER);
      case TARGET_TRAIT_NO_RAGE -> Optional.of(Trait.NO_RAGE);
      case TARGET_TRAIT_NO_DEAD -> Optional.of(Trait.NO_DEAD);
      case TARGET_TRAIT_DISABLED -> Optional.of(Trait.DISABLED);
      case TARGET_TRAIT_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  static Optional<ReactionKind> reaction(io.gosight.proto.v1.ReactionKind kind) {
    return switch (kind) {
      case REACTION_KIND_MUTATION -> Optional.of(ReactionKind.MUTATION);
      case REACTION_KIND_SCROLL -> Optional.of(ReactionKind.SCROLL);
      case REACTION_KIND_SELECTION -> Optional.of(ReactionKind.SELECTION);
      case REACTION_KIND_FOCUS -> Optional.of(ReactionKind.FOCUS);
      case REACTION_KIND_NAVIGATION -> Optional.of(ReactionKind.NAVIGATION);
      case REACTION_KIND_NETWORK -> Optional.of(ReactionKind.NETWORK);
      case REACTION_KIND_WINDOW_OPEN -> Optional.of(ReactionKind.WINDOW_OPEN);
      case REACTION_KIND_VISIBILITY -> Optional.of(ReactionKind.VISIBILITY);
      case REACTION_KIND_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  static Navigation navigation(io.gosight.proto.v1.Navigation navigation) {
    return switch (navigation) {
      case NAVIGATION_LOAD -> Navigation.LOAD;
      case NAVIGATION_RELOAD -> Navigation.RELOAD;
      case NAVIGATION_BACK_FORWARD -> Navigation.BACK_FORWARD;
      case NAVIGATION_PUSH -> Navigation.PUSH;
      case NAVIGATION_HASH -> Navigation.HASH;
      case NAVIGATION_POP -> Navigation.POP;
      case NAVIGATION_UNSPECIFIED, UNRECOGNIZED -> Navigation.UNKNOWN;
    };
  }

  static Optional<VitalName> vital(WebVitalName name) {
    return switch (name) {
      case WEB_VITAL_NAME_LCP -> Optional.of(VitalName.LCP);
      case WEB_VITAL_NAME_INP -> Optional.of(VitalName.INP);
      case WEB_VITAL_NAME_CLS -> Optional.of(VitalName.CLS);
      case WEB_VITAL_NAME_FCP -> Optional.of(VitalName.FCP);
      case WEB_VITAL_NAME_TTFB -> Optional.of(VitalName.TTFB);
      case WEB_VITAL_NAME_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }
}
