package io.gosight.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gosight.project.CountingChoices;
import io.gosight.proto.v1.EnrichedBatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes a batch's pages apart as its project wants them counted, or else as the hub's settings say.
 * Safe for use by many threads.
 */
public final class ProjectPages {
  private static final int MOST_FORMS = 1_000;

  private final List<String> patterns;
  private final boolean dropTrailingSlash;
  private final Function<String, CountingChoices> choices;
  private final PageReader reader = new PageReader();
  private final Cache<Form, PagePaths> forms =
      Caffeine.newBuilder().maximumSize(MOST_FORMS).build();

  private record Form(List<String> patterns, boolean dropTrailingSlash) {}

  /**
   * Pages of projects.
   *
   * @param patterns paths that count as one page unless a project says otherwise
   * @param dropTrailingSlash whether a trailing slash goes unless a project says otherwise
   * @param choices what each project says
   */
  public ProjectPages(
      List<String> patterns, boolean dropTrailingSlash, Function<String, CountingChoices> choices) {
    this.patterns = List.copyOf(patterns);
    this.dropTrailingSlash = dropTrailingSlash;
    this.choices = choices;
  }

  /** Pages of projects that have decided nothing, on a hub with these defaults. */
  public static ProjectPages plain() {
    return new ProjectPages(List.of(), false, project -> CountingChoices.NONE);
  }

  /** The parts of the batch's pages, in their order. */
  List<PageParts> read(EnrichedBatch batch) {
    CountingChoices chosen = choices.apply(batch.getProjectId());
    PagePaths paths =
        forms.get(
            new Form(
                chosen.pagePatterns().orElse(patterns),
                chosen.dropTrailingSlash().orElse(dropTrailingSlash)),
            form -> new PagePaths(form.patterns(), form.dropTrailingSlash()));
    List<String> hosts = ownHosts(batch, chosen);
    return batch.getContext().getPagesList().stream()
        .map(page -> reader.read(page, hosts, paths))
        .toList();
  }

  private static List<String> ownHosts(EnrichedBatch batch, CountingChoices chosen) {
    if (chosen.domains().isEmpty()) {
      return batch.getOwnHostsList();
    }
    Set<String> hosts = new LinkedHashSet<>(batch.getOwnHostsList());
    hosts.addAll(chosen.domains());
    return List.copyOf(hosts);
  }
}
