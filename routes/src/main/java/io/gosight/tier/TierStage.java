package io.gosight.tier;

import com.clickhouse.client.api.Client;
import io.gosight.replay.ArchivedSessions;
import io.gosight.replay.ColdEncoding;
import io.gosight.replay.ReplayPacker;
import io.gosight.replay.ReplayReader;
import io.gosight.replay.S3ReplayObjects;
import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.ClickHouse;
import io.gosight.storage.ProjectOverrides;
import io.gosight.storage.S3Settings;
import io.gosight.storage.S3Storage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/** Moves old recordings to object storage and deletes those whose retention has ended. */
public final class TierStage implements Stage {
  @Override
  public String name() {
    return "tier";
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
    return List.of(TierSettings.class);
  }

  @Override
  public void bind(StageContext context) {
    TierSettings settings = context.settings().read(TierSettings.class);
    S3Settings bucket = context.settings().read(S3Settings.class);
    S3Client s3 = context.keep(S3Storage.open(bucket));
    Client client = context.clickHouseWriter();
    ReplayReader reader = new ReplayReader(client, new S3ReplayObjects(s3, bucket.bucket()));
    context.bind("s3", s3);
    context.bind(
        "replayTier",
        new ReplayTier(
            client,
            settings.after(),
            settings.sessionsAtOnce(),
            context.clock(),
            context.meters()));
    context.bind(
        "replayArchive",
        new ReplayArchive(
            new ReplayPacker(reader, ColdEncoding.parse(settings.compression(context.mode()))),
            new ArchivedSessions(new ClickHouse(client, context.meters()), context.clock())));
    ProjectOverrides projects = new ProjectOverrides(context.postgres());
    context.bind(
        "replayPurge",
        new ReplayPurge(client, context.clock(), context.meters(), projects::replayRetentions));
  }
}
