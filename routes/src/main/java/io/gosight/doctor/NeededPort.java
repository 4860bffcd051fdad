package io.gosight.doctor;

/**
 * A port that a hub listens on.
 *
 * @param host the address
 * @param port the port; 0 stands for any free one
 * @param setting what chooses another port, for example {@code gosight.http.port}
 * @param required false if the hub starts without it
 */
public record NeededPort(String host, int port, String setting, boolean required) {}
