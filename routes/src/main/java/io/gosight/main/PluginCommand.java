package io.gosight.main;

import picocli.CommandLine.Command;

/** What an operator can do about plugins. */
@Command(
    name = "plugin",
    description = "Shows which plugins there are.",
    mixinStandardHelpOptions = true,
    subcommands = PluginListCommand.class)
final class PluginCommand {}
