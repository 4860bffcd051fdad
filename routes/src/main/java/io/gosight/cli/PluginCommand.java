package io.gosight.cli;

import picocli.CommandLine.Command;

/** What an operator can do about plugins. */
@Command(
    name = "plugin",
    description = "Makes, checks and shows plugins.",
    mixinStandardHelpOptions = true,
    subcommands = {PluginListCommand.class, PluginCheckCommand.class, PluginNewCommand.class})
final class PluginCommand {}
