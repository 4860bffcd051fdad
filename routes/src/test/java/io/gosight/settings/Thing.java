package io.gosight.settings;

import java.time.Duration;
import java.util.List;

/** Settings of a test. */
record Thing(
    @Setting(key = "gosight.x", meaning = "A text.") String x,
    @Setting(key = "gosight.a-b.port", meaning = "A port.", defaultValue = "9", max = 65535)
        int port,
    @Setting(key = "gosight.wait-ms", meaning = "A wait.", unit = "ms", defaultValue = "5")
        Duration pause,
    @Setting(key = "gosight.on", meaning = "A switch.", defaultValue = "true") boolean on,
    @Setting(key = "gosight.names", meaning = "Names.", defaultValue = "a, b") List<String> names,
    @Setting(key = "gosight.share", meaning = "A share.", defaultValue = "0.5", max = 1)
        double share) {}
