package io.gosight.cli;

import io.gosight.api.identity.FirstOwner;
import io.gosight.app.Console;
import io.gosight.app.ConsoleLogin;
import io.gosight.app.FirstProject;
import io.gosight.http.HttpSettings;
import io.gosight.http.ManagementSettings;
import io.gosight.ingest.GrpcSettings;
import io.gosight.settings.Settings;
import java.time.Duration;

/**
 * What the operator reads once the hub is up.
 *
 * @param settings where it listens
 * @param project the project to try it with, or null
 * @param owner the first user with a one-time password, or null
 * @param console how Hawtio is opened, or null
 * @param keys whether to print keys and passwords
 */
record Banner(
    Settings settings, FirstProject project, FirstOwner owner, ConsoleLogin console, boolean keys) {
  void print(Duration took) {
    HttpSettings http = settings.read(HttpSettings.class);
    GrpcSettings grpc = settings.read(GrpcSettings.class);
    ManagementSettings management = settings.read(ManagementSettings.class);
    String host = http.host().equals("0.0.0.0") ? "localhost" : http.host();
    String base = "http://" + host + ":" + http.port();
    Console.say("");
    Console.say("GoSight is up after %.1f s.", took.toMillis() / 1000.0);
    if (project != null && keys) {
      Console.say("  Try it        %s/demo/", base);
      Console.say(
          "  See it        %s/overview/#project=%s&key=%s", base, project.id(), project.readKey());
      Console.say("  Write key     %s   (project %s)", project.writeKey(), project.id());
    }
    if (owner != null && keys) {
      Console.say(
          "  Sign in       %s/   %s, one-time password %s", base, owner.email(), owner.password());
    }
    Console.say("  Send          %s/v1/events, gRPC %s:%s", base, grpc.host(), grpc.port());
    Console.say(
        "  Watch         %s/ready, http://%s:%s/metrics",
        base, management.host(), management.port());
    if (console != null && keys) {
      Console.say(
          "  Routes        %s (Hawtio: user %s, password %s)",
          console.address(), console.user(), console.password());
    }
    Console.say("  Stop          Ctrl-C");
    Console.say("ready");
  }
}
