package io.gosight.app;

/**
 * How the operator opens Hawtio.
 *
 * @param host where it listens
 * @param port its port
 * @param user the user name
 * @param password the password
 */
public record ConsoleLogin(String host, int port, String user, String password) {
  /** The address of its first page. */
  public String address() {
    return "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port + "/hawtio/";
  }
}
