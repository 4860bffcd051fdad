package io.gosight.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.gosight.app.Console;
import io.gosight.app.DataFolder;
import io.gosight.app.Home;
import io.gosight.app.HubConfiguration;
import io.gosight.app.HubRoutes;
import io.gosight.common.OperatorException;
import io.gosight.routing.LocalRouteSettings;
import io.gosight.routing.RouteFlow;
import io.gosight.routing.RouteProblem;
import io.gosight.routing.RouteSet;
import io.gosight.routing.RouteSource;
import io.gosight.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows and checks the routes, shipped and local; needs no running hub. */
@Command(
    name = "routes",
    description = "Shows and checks the routes; your own are in routes/local of the data folder.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | show | check | diff | override)")
final class RoutesCommand {
  private static final int CONTEXT = 3;

  /** Where the routes are. */
  static final class Place {
    @Mixin private DataOption data;
    @Mixin private SetOption set;

    private Settings settings() {
      return HubConfiguration.load(Home.find(), data.folder(), List.of(), set.overrides());
    }

    private RouteSet routes() {
      return HubRoutes.read(Home.find(), new DataFolder(data.folder()), settings());
    }

    private Path local() {
      return settings().read(LocalRouteSettings.class).folder(data.folder());
    }

    /** The shipped text of an overridden route as it was when the override was made. */
    private Path base(String id) {
      return data.folder().resolve("routes").resolve("base").resolve(id + ".camel.yaml");
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "Lists the routes that run, the file of each, and what is overridden or broken.")
  int list(@Mixin Place place) {
    RouteSet routes = place.routes();
    Set<String> overridden = routes.overridden();
    routes.shipped().forEach(source -> print(source, overridden, "shipped"));
    for (RouteSource source : routes.local()) {
      for (RouteFlow flow : source.flows()) {
        if (flow.isRoute()) {
          String state = overridden.contains(flow.id()) ? "override" : "local";
          Console.say("%-30s %-9s %s:%d", flow.id(), state, source.file(), flow.firstLine());
        }
      }
    }
    routes.broken().forEach(problem -> Console.say("%-30s %-9s %s", "-", "BROKEN", problem));
    return routes.broken().isEmpty() ? 0 : 1;
  }

  private static void print(RouteSource source, Set<String> overridden, String state) {
    for (RouteFlow flow : source.flows()) {
      if (flow.isRoute() && !overridden.contains(flow.id())) {
        Console.say("%-30s %-9s %s:%d", flow.id(), state, source.file(), flow.firstLine());
      }
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a route as it runs.")
  int show(
      @Mixin Place place,
      @Parameters(paramLabel = "ID", description = "The route's id, as list shows it.") String id) {
    RouteSet routes = place.routes();
    RouteSource source = routes.local(id).or(() -> routes.shipped(id)).orElseThrow(() -> none(id));
    Console.say("# %s", source.file());
    Console.say("%s", text(source, id));
    return 0;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Checks your route files, or one file, and says how to fix each problem.")
  int check(
      @Mixin Place place,
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              description = "A file or a folder; by default all of your own.")
          Path file) {
    Settings settings = place.settings();
    RouteSet routes =
        file == null
            ? place.routes()
            : HubRoutes.readWith(Home.find(), new DataFolder(place.data.folder()), settings, file);
    List<RouteProblem> problems =
        routes.broken().stream()
            .filter(problem -> file == null || isBelow(problem.file(), file))
            .toList();
    problems.forEach(problem -> Console.say("%s", problem));
    routes.shippedProblems().forEach(problem -> Console.say("%s", problem));
    int count = problems.size() + routes.shippedProblems().size();
    if (count == 0) {
      Console.say(
          "%s", file == null ? routes.local().size() + " files of your own are good." : "good");
    }
    return count == 0 ? 0 : 1;
  }

  private static boolean isBelow(Path one, Path other) {
    return one.toAbsolutePath().normalize().startsWith(other.toAbsolutePath().normalize());
  }

  @Command(
      name = "override",
      mixinStandardHelpOptions = true,
      description = "Copies a shipped route into your folder, where you edit it.")
  int override(
      @Mixin Place place,
      @Parameters(paramLabel = "ID", description = "The route's id, as list shows it.") String id)
      throws IOException {
    RouteSet routes = place.routes();
    RouteSource source = routes.shipped(id).orElseThrow(() -> none(id));
    Path copy = place.local().resolve(id + ".camel.yaml");
    Optional<Path> present = routes.local(id).map(RouteSource::file);
    if (present.isPresent() || Files.exists(copy)) {
      throw new OperatorException(
          present.orElse(copy) + " has this route already; edit it, or delete it first.");
    }
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, text(source, id));
    Files.createDirectories(place.base(id).getParent());
    Files.writeString(place.base(id), text(source, id));
    Console.say("%s%nEdit it, run ./gosight routes check, and restart the hub.", copy);
    return 0;
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description =
          "Shows your overrides against the shipped routes, and what changed in those since.")
  int diff(@Mixin Place place) throws IOException {
    RouteSet routes = place.routes();
    for (String id : routes.overridden()) {
      RouteSource shipped = routes.shipped(id).orElseThrow();
      RouteSource local = routes.local(id).orElseThrow();
      print(shipped.file().toString(), text(shipped, id), local.file().toString(), text(local, id));
      if (Files.exists(place.base(id))) {
        String base = Files.readString(place.base(id));
        if (!base.equals(text(shipped, id))) {
          Console.say("The shipped route %s has changed since you copied it:", id);
          print("as copied", base, shipped.file().toString(), text(shipped, id));
        }
      }
    }
    if (routes.overridden().isEmpty()) {
      Console.say("No shipped route is overridden.");
    }
    return 0;
  }

  private static void print(String oldName, String oldText, String newName, String newText) {
    List<String> before = oldText.lines().toList();
    UnifiedDiffUtils.generateUnifiedDiff(
            oldName, newName, before, DiffUtils.diff(before, newText.lines().toList()), CONTEXT)
        .forEach(line -> Console.say("%s", line));
  }

  private static String text(RouteSource source, String id) {
    Optional<RouteFlow> flow =
        source.flows().stream().filter(candidate -> candidate.id().equals(id)).findFirst();
    return source.text(flow.orElseThrow(() -> none(id)));
  }

  private static OperatorException none(String id) {
    return new OperatorException("There is no route '" + id + "'; see ./gosight routes list.");
  }
}
