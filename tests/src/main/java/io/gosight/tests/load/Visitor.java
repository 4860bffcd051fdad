package io.gosight.tests.load;

import io.gosight.proto.v1.ClientHints;
import io.gosight.proto.v1.Screen;

/**
 * A simulated visitor. Immutable.
 *
 * @param id the visitor's id
 * @param address the public IPv4 address
 * @param userAgent the browser's User-Agent header
 * @param hints the browser's client hints; the default instance for browsers without client hints
 * @param screen the screen
 * @param language the browser's language tag
 * @param timeZone the browser's IANA time zone
 */
public record Visitor(
    String id,
    String address,
    String userAgent,
    ClientHints hints,
    Screen screen,
    String language,
    String timeZone) {}
