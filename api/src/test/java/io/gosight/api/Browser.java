package io.gosight.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A client that keeps the refresh cookie, as a browser does. */
final class Browser {
  private final ObjectMapper json = new ObjectMapper();
  private final ApiServer server;
  private String cookie = "";
  private HttpResponse<String> last;

  Browser(ApiServer server) {
    this.server = server;
  }

  /** Another browser that has stolen or shares the cookie. */
  Browser copy() {
    Browser copy = new Browser(server);
    copy.cookie = cookie;
    return copy;
  }

  String cookie() {
    return cookie;
  }

  /** The attributes of the last Set-Cookie header. */
  String setCookie() {
    return last.headers().firstValue("Set-Cookie").orElse("");
  }

  /** The header of the last response. */
  String header(String name) {
    return last.headers().firstValue(name).orElse("");
  }

  /** Sends JSON to an operation of {@code /api/v1/auth}; fails if the status differs. */
  JsonNode post(String operation, String body, int status) throws Exception {
    return send("POST", operation, null, body, null, status);
  }

  JsonNode post(String operation, String token, String body, int status) throws Exception {
    return send("POST", operation, token, body, null, status);
  }

  JsonNode get(String operation, String token, int status) throws Exception {
    return send("GET", operation, token, "", null, status);
  }

  JsonNode send(
      String method, String operation, String token, String body, String origin, int status)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/auth/" + operation))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (origin != null) {
      request.header("Origin", origin);
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", "gosight_refresh=" + cookie);
    }
    last = server.send(request);
    if (last.statusCode() != status) {
      throw new AssertionError(operation + " -> " + last.statusCode() + " " + last.body());
    }
    String set = setCookie();
    if (!set.isEmpty()) {
      cookie = set.substring(set.indexOf('=') + 1, set.indexOf(';'));
    }
    return json.readTree(last.body());
  }

  static String login(String email, String password) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
  }
}
