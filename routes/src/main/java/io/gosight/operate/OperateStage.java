package io.gosight.operate;

import io.gosight.http.HttpSettings;
import io.gosight.http.ManagementSettings;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import java.util.List;

/** Says how this node is doing. */
public final class OperateStage implements Stage {
  @Override
  public String name() {
    return "operate";
  }

  @Override
  public List<Class<? extends Record>> settings() {
    return List.of(HttpSettings.class, ManagementSettings.class);
  }

  @Override
  public void bind(StageContext context) {
    DependencyProbe probe = new DependencyProbe(context.settings());
    context.bind("dependencyProbe", probe);
    context.bind("readiness", new Readiness(context.health(), probe::result));
  }
}
