package io.gosight.settings;

/** A setting of a test that has no default. */
record Needed(
    @Setting(key = "gosight.needed", meaning = "Must be set.", required = true) String needed) {}
