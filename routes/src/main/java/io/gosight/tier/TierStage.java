package io.gosight.tier;

import io.gosight.stage.Mode;
import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.S3Settings;
import io.gosight.storage.S3Storage;
import java.util.EnumSet;
import java.util.Set;

/** Keeps old session replays on S3. */
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
  public void bind(StageContext context) {
    context.bind("s3", context.keep(S3Storage.open(context.settings().read(S3Settings.class))));
  }
}
