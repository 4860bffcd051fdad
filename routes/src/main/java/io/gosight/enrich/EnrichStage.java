package io.gosight.enrich;

import io.gosight.ingest.ReplayLimits;
import io.gosight.project.ProjectCounting;
import io.gosight.scrub.ReplayScrubber;
import io.gosight.scrub.ScrubSettings;
import io.gosight.scrub.Scrubber;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import java.util.List;
import java.util.Set;

/** Adds place, browser and corrected times to batches and scrubs them. */
public final class EnrichStage implements Stage {
  @Override
  public String name() {
    return "enrich";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.INGEST);
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(EnrichSettings.class, ScrubSettings.class);
  }

  @Override
  public void bind(StageContext context) {
    EnrichSettings settings = context.settings().read(EnrichSettings.class);
    VisitorSalts salts =
        context.keep(
            new VisitorSalts(
                new RedisSaltStore(context.redis()), context.clock(), context.meters()));
    salts.start(context.threads());
    ProjectCounting counting = context.bean(ProjectCounting.class).start();
    context.bind(
        "batchEnricher",
        new BatchEnricher(
            GeoDatabases.open(settings.cityDatabase(), context.cacheFolder()),
            new UserAgents(),
            new AnonymousVisitor(salts::of),
            counting::of,
            new Scrubber(
                context.settings().read(ScrubSettings.class).allowedQuery(),
                new ReplayScrubber(context.settings().read(ReplayLimits.class).maxChunkBytes())),
            context.meters()));
  }
}
