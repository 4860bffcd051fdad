package io.gosight.presence;

/**
 * The latest that a session did.
 *
 * @param visitorId its visitor; empty if unknown
 * @param page the address of its page without query and fragment; empty if unknown
 * @param country its country; empty if unknown
 * @param timeMs when it arrived, in ms since 1970
 */
record Activity(String visitorId, String page, String country, long timeMs) {}
