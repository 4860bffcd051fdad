package io.gosight.replay;

import io.gosight.fanout.FanOutSettings;
import io.gosight.ingest.ReplayLimits;
import io.gosight.scrub.ReplayScrubber;
import io.gosight.settings.Settings;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.stage.Topic;
import io.gosight.storage.ClickHouse;
import io.gosight.storage.ProjectOverrides;
import io.gosight.storage.RowInserts;
import io.gosight.tracing.Tracing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Stores recordings in ClickHouse. */
public final class ReplayStage implements Stage {
  @Override
  public String name() {
    return "replay";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.EVENT);
  }

  @Override
  public Set<Mode> modes() {
    return EnumSet.of(Mode.FULL, Mode.REPLAY_OPTIMIZED);
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(ReplaySettings.class);
  }

  @Override
  public List<Topic> topics(Settings settings) {
    return List.of(
        new Topic(settings.read(FanOutSettings.class).replayTopic(), 6, Duration.ofDays(3)));
  }

  @Override
  public void bind(StageContext context) {
    ReplaySettings settings = context.settings().read(ReplaySettings.class);
    int maxChunkBytes = context.settings().read(ReplayLimits.class).maxChunkBytes();
    ReplayRetention retention =
        new ReplayRetention(settings, context.mode(), new ProjectOverrides(context.postgres())::of);
    ClickHouse tables = new ClickHouse(context.clickHouseWriter(), context.meters());
    RowInserts inserts = context.bean(Tracing.class).inserts(tables);
    context.bind("replayRecords", new ReplayRecords(context.clock()));
    context.bind(
        "replayPieces", new ReplayPieces(inserts, context.clickHouseWriter(), context.clock()));
    context.bind(
        "replayStore",
        context.keep(
            new ReplayStore(
                inserts,
                new SessionStates(context.clickHouseWriter()),
                new ChunkData(new ReplayScrubber(maxChunkBytes), maxChunkBytes),
                new OpenFrames(settings.openFrames(), context.clock(), context.meters()),
                retention::days,
                context.clock(),
                context.meters())));
    context.health().add("replay_inserts", tables::health);
  }
}
