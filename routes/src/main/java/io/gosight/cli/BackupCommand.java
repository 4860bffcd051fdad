package io.gosight.cli;

import io.gosight.app.Console;
import io.gosight.app.DataArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Saves the data folder of a stopped hub. */
@Command(
    name = "backup",
    description =
        "Saves the data folder of a stopped hub, with everything that its embedded engines hold.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The new archive, for example gosight.tar.gz.")
  private Path file;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    Progress progress = Progress.of("MB");
    new DataArchive(file.toAbsolutePath(), progress::at).save(data.absolute());
    progress.end();
    Console.say("%s has %,d bytes. Keep it as safe as the data folder.", file, Files.size(file));
    return 0;
  }
}
