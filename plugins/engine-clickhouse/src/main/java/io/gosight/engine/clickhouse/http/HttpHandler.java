package io.gosight.engine.clickhouse.http;

import io.gosight.engine.clickhouse.http.Credentials.Role;
import io.gosight.engine.clickhouse.library.ServerFacts;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests as ClickHouse does: who asks, what is asked, and refusals in its words. */
final class HttpHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

  private final StatementRunner runner;
  private final ServerFacts facts;
  private final Credentials credentials;

  HttpHandler(StatementRunner runner, ServerFacts facts, Credentials credentials) {
    this.runner = runner;
    this.facts = facts;
    this.credentials = credentials;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    try {
      String path = Request.getPathInContext(request);
      boolean asks = request.getHttpURI().getQuery() != null;
      if (path.equals("/ping") || path.equals("/replicas_status")) {
        reply(response, 200, "Ok.\n");
      } else if (!path.equals("/")) {
        reply(response, 404, "There is no handle " + path + "; use / or /ping.\n");
      } else if (isSafe(request) && !asks) {
        reply(response, 200, "Ok.\n");
      } else {
        answer(request, response);
      }
    } catch (ClickHouseException e) {
      refuse(request, response, e);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("A request failed.", e);
      refuse(request, response, ClickHouseException.fromEngine("Internal error of the front."));
    }
    callback.succeeded();
    return true;
  }

  private void answer(Request request, Response response) throws ClickHouseException, IOException {
    Map<String, String> all = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      all.put(field.getName(), field.getValue());
    }
    HttpFields headers = request.getHeaders();
    if (headers.contains(HttpHeader.ORIGIN)) {
      throw ClickHouseException.of(
          ErrorCode.ACCESS_DENIED, "Pages in a browser may not ask the embedded engine.");
    }
    Role role = role(headers, all);
    QueryParameters parameters = QueryParameters.of(all);
    response.getHeaders().put("X-ClickHouse-Query-Id", queryId(parameters));
    response.getHeaders().put("X-ClickHouse-Timezone", facts.timezone());
    response.getHeaders().put("X-ClickHouse-Server-Display-Name", "gosight");
    runner.run(role, parameters, isSafe(request), request, response);
  }

  private Role role(HttpFields headers, Map<String, String> all) throws ClickHouseException {
    String user = headers.get("X-ClickHouse-User");
    String password = headers.get("X-ClickHouse-Key");
    String authorization = headers.get(HttpHeader.AUTHORIZATION);
    if (user == null && password == null && authorization != null) {
      String[] pair = basic(authorization);
      user = pair[0];
      password = pair[1];
    } else if (user == null && password == null) {
      user = all.get("user");
      password = all.get("password");
    }
    return credentials.roleOf(user == null ? "default" : user, password == null ? "" : password);
  }

  private static String[] basic(String authorization) {
    try {
      String[] words = authorization.trim().split(" +", 2);
      if (words.length == 2 && words[0].equalsIgnoreCase("Basic")) {
        byte[] decoded = Base64.getDecoder().decode(words[1].trim());
        String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
        return pair.length == 2 ? pair : new String[] {pair[0], ""};
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("An Authorization header is not Base64.", e);
    }
    return new String[] {"", ""};
  }

  private static String queryId(QueryParameters parameters) {
    String asked = parameters.queryId();
    return asked.isEmpty() ? UUID.randomUUID().toString() : asked;
  }

  private static boolean isSafe(Request request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private void refuse(Request request, Response response, ClickHouseException problem)
      throws IOException {
    if (response.isCommitted()) {
      throw new IOException("The response was cut off: " + problem.getMessage(), problem);
    }
    int status = HttpStatus.of(problem.code());
    boolean anonymous =
        problem.code() == ErrorCode.AUTHENTICATION_FAILED.number()
            && !request.getHeaders().contains("X-ClickHouse-Key")
            && !request.getHeaders().contains(HttpHeader.AUTHORIZATION);
    if (anonymous) {
      status = 401;
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"ClickHouse\"");
    }
    response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
    response.getHeaders().remove(HttpHeader.CONTENT_ENCODING);
    response.getHeaders().put("X-ClickHouse-Exception-Code", problem.code());
    String message = problem.getMessage();
    boolean versioned = message.endsWith(")") && message.contains(" (version ");
    reply(response, status, message + (versioned ? "\n" : " (version " + facts.version() + ")\n"));
  }

  private static void reply(Response response, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=UTF-8");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    HttpReply.write(response, ByteBuffer.wrap(bytes));
  }
}
