package io.gosight.api.sourcemap;

import io.gosight.api.request.AuthorizedRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads stacks through source maps, as texts only: nothing is executed, and nothing is fetched from
 * where a stack or a map points to. Safe for use by many threads.
 */
public final class OriginalStacks {
  private static final int MOST_SCRIPTS = 10;

  /**
   * A script's address and a position in it, as every browser writes them. What follows each other
   * has no character in common, so that no stack takes long.
   */
  private static final Pattern PLACE =
      Pattern.compile(
          "(https?://[^/\\s()]{1,255}+(/[^\\s()?#:]{0,2000}+))(?:[?#][^\\s():]{0,500}+)?"
              + ":(\\d{1,9}+):(\\d{1,9}+)");

  private final SourceMaps maps;

  /** Stacks by these maps. */
  public OriginalStacks(SourceMaps maps) {
    this.maps = maps;
  }

  /** The stack with the places that are known in its sources; empty if none is. */
  public String of(AuthorizedRequest request, String stack) {
    Map<String, Optional<MappedScript>> scripts = new HashMap<>();
    StringBuilder text = new StringBuilder();
    int copied = 0;
    boolean found = false;
    Matcher places = PLACE.matcher(stack);
    for (MatchResult place : places.results().toList()) {
      Optional<String> original =
          script(request, place, scripts)
              .flatMap(
                  script ->
                      script.original(
                          Integer.parseInt(place.group(3)), Integer.parseInt(place.group(4))));
      text.append(stack, copied, place.start()).append(original.orElse(place.group()));
      copied = place.end();
      found |= original.isPresent();
    }
    return found ? text.append(stack, copied, stack.length()).toString() : "";
  }

  private Optional<MappedScript> script(
      AuthorizedRequest request, MatchResult place, Map<String, Optional<MappedScript>> known) {
    String url = place.group(1);
    if (!known.containsKey(url) && known.size() >= MOST_SCRIPTS) {
      return Optional.empty();
    }
    return known.computeIfAbsent(url, unknown -> maps.find(request, url, place.group(2)));
  }
}
