package io.gosight.stage;

import io.gosight.settings.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A part of the hub that owns its routes, beans, settings, topics, schema migrations and health.
 * The hub is a loop over its stages; {@code io.gosight.app.Stages} lists them. Stages are
 * stateless: what they create belongs to the {@link StageContext}.
 */
public interface Stage {
  /** Its name, in kebab case; by default also the name of its folders of routes and migrations. */
  String name();

  /** The roles that need it; by default all. */
  default Set<Role> roles() {
    return EnumSet.allOf(Role.class);
  }

  /** The modes in which it is there; by default all. */
  default Set<Mode> modes() {
    return EnumSet.allOf(Mode.class);
  }

  /** The folders below {@code routes/} that hold its routes. */
  default List<String> routeFolders() {
    return List.of(name());
  }

  /** The records that declare its configuration keys. */
  default List<Class<? extends Record>> settings() {
    return List.of();
  }

  /** The topics that it writes, as configured. */
  default List<Topic> topics(Settings settings) {
    return List.of();
  }

  /**
   * Creates the beans that its routes name and binds them, and adds its health checks. Called once,
   * after the stages before it in the list and after the schema migrations.
   */
  default void bind(StageContext context) {}
}
