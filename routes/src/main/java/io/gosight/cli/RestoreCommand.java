package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.DataArchive;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a data folder from a backup. */
@Command(
    name = "restore",
    description = "Makes a data folder from a backup; the folder must not exist or be empty.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The archive that gosight backup made.")
  private Path file;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    Progress progress = Progress.of("MB");
    new DataArchive(file.toAbsolutePath(), progress::at).restore(data.absolute());
    progress.end();
    Console.say(
        "%s is restored; start it with gosight run --data %s.", data.folder(), data.folder());
    return 0;
  }
}
