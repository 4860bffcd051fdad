package io.gosight.app;

import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;

/** Serves the demo site, with a project to try the hub with. */
final class DemoStage implements Stage {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public void bind(StageContext context) {
    String writeKey = "";
    if (context.roles().has(Role.INGEST) && context.roles().has(Role.API)) {
      FirstProject project = FirstProject.ensure(context.postgres());
      context.bind("firstProject", project);
      writeKey = project.writeKey();
    }
    context.bind("demoConfig", new DemoConfig(writeKey));
  }
}
