package io.gosight.routing;

import io.gosight.settings.Setting;
import java.nio.file.Path;

/**
 * Where the operator's routes are.
 *
 * @param local {@code gosight.routes.local}
 * @param watch {@code gosight.routes.watch}
 */
public record LocalRouteSettings(
    @Setting(
            key = "gosight.routes.local",
            meaning =
                "The folder of your own routes, which no build changes. If empty, routes/local in the data folder.")
        String local,
    @Setting(
            key = "gosight.routes.watch",
            meaning =
                "Whether edits in that folder take effect while the hub runs; meant for development.",
            defaultValue = "false")
        boolean watch) {
  /** The folder. */
  public Path folder(Path data) {
    return local.isEmpty() ? data.resolve("routes").resolve("local") : Path.of(local);
  }
}
