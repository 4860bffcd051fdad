package io.gosight.engine.clickhouse.http;

import io.gosight.engine.clickhouse.http.Credentials.Role;
import io.gosight.engine.clickhouse.library.ChdbResult;
import io.gosight.engine.clickhouse.library.ChdbServer;
import io.gosight.engine.clickhouse.library.ChdbSession;
import io.gosight.engine.clickhouse.library.EngineLimits;
import io.gosight.engine.clickhouse.library.QuerySummary;
import io.gosight.engine.clickhouse.sql.ClickHouseException;
import io.gosight.engine.clickhouse.sql.ErrorCode;
import io.gosight.engine.clickhouse.sql.InsertStatement;
import io.gosight.engine.clickhouse.sql.KillStatement;
import io.gosight.engine.clickhouse.sql.ReaderGuard;
import io.gosight.engine.clickhouse.sql.StatementClass;
import io.gosight.engine.clickhouse.sql.StatementText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Runs a request's statement in a session of its own. Safe for use by many threads. */
final class StatementRunner {
  private static final String DEFAULT_FORMAT = "TabSeparated";
  private static final int LONGEST_CLIENT_COMMAND = 16;

  private final ChdbServer engine;

  private final EngineLimits limits;
  private final SessionSettings settings;

  StatementRunner(ChdbServer engine, EngineLimits limits) {
    this.engine = engine;
    this.limits = limits;
    this.settings = new SessionSettings(limits);
  }

  /** Reads the statement, runs it and writes its result. */
  void run(
      Role role, QueryParameters parameters, boolean safeMethod, Request request, Response response)
      throws ClickHouseException, IOException {
    Incoming incoming = read(parameters, request);
    String database = headerOr(request, "X-ClickHouse-Database", parameters.protocol("database"));
    String format = headerOr(request, "X-ClickHouse-Format", parameters.protocol("default_format"));
    String preamble = settings.preamble(role, parameters.settingsWithId(), database, safeMethod);
    try (ChdbSession session = engine.session(settings.initial())) {
      if (!preamble.isEmpty()) {
        session.execute(preamble);
      }
      ResponseCompression compression =
          ResponseCompression.of(parameters, request.getHeaders().get(HttpHeader.ACCEPT_ENCODING));
      InsertStatement insert = InsertStatement.of(incoming.text());
      if (insert != null) {
        insert(session, role, insert, incoming, parameters, response, compression);
      } else {
        query(session, role, incoming.whole(limits), format, parameters, response, compression);
      }
    }
  }

  private Incoming read(QueryParameters parameters, Request request)
      throws ClickHouseException, IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type != null && type.startsWith("multipart/")) {
      throw ClickHouseException.of(
          ErrorCode.NOT_IMPLEMENTED, "The embedded engine takes no multipart bodies.");
    }
    try {
      boolean hasBody = request.getLength() != 0;
      InputStream body =
          hasBody
              ? RequestBody.plain(
                  Content.Source.asInputStream(request),
                  request.getHeaders().get(HttpHeader.CONTENT_ENCODING),
                  parameters.isOn("decompress"),
                  limits.maxBodyBytes())
              : InputStream.nullInputStream();
      return Incoming.of(parameters.protocol("query"), body, limits);
    } catch (IOException e) {
      throw RequestBody.refusal(e);
    }
  }

  private void insert(
      ChdbSession session,
      Role role,
      InsertStatement insert,
      Incoming incoming,
      QueryParameters parameters,
      Response response,
      ResponseCompression compression)
      throws ClickHouseException, IOException {
    if (role == Role.READER) {
      ReaderGuard.check(incoming.text());
    }
    QuerySummary figures;
    try {
      figures = session.insert(insert, incoming.from(insert.dataStart()), parameters.values());
    } catch (IOException e) {
      throw RequestBody.refusal(e);
    }
    HttpReply.send(response, compression, DEFAULT_FORMAT, figures, ByteBuffer.allocate(0));
  }

  private void query(
      ChdbSession session,
      Role role,
      String sent,
      String asked,
      QueryParameters parameters,
      Response response,
      ResponseCompression compression)
      throws ClickHouseException, IOException {
    String text = KillStatement.translated(sent);
    byte[] statement = text.getBytes(StandardCharsets.ISO_8859_1);
    StatementText shape = StatementText.of(text);
    StatementClass kind = session.classify(statement);
    if (role == Role.READER) {
      ReaderGuard.check(text);
    }
    if (shape.writesFile()) {
      throw ClickHouseException.of(
          ErrorCode.INTO_OUTFILE_NOT_ALLOWED, "INTO OUTFILE is not allowed.");
    }
    if (text.isBlank()) {
      throw ClickHouseException.of(ErrorCode.SYNTAX_ERROR, "Empty query.");
    }
    if (kind.statements() > 1) {
      throw ClickHouseException.of(
          ErrorCode.SYNTAX_ERROR, "Multi-statements are not allowed; send one at a time.");
    }
    if (role == Role.READER && kind.statements() == 1 && kind.kind() != StatementClass.READ_ONLY) {
      throw ClickHouseException.of(ErrorCode.READONLY, "The reader may only read.");
    }
    String format = asked.isEmpty() ? DEFAULT_FORMAT : asked;
    byte[] runnable = kind.statements() == 0 ? notAClientCommand(text) : statement;
    try (ChdbResult result = session.query(runnable, format, parameters.values())) {
      String shown = shape.format() == null ? format : shape.format();
      HttpReply.send(response, compression, shown, result.summary(), result.bytes());
    }
  }

  /** Words like "exit" would end a console client; behind a comment they are what they are here. */
  private static byte[] notAClientCommand(String text) {
    String guarded = text.strip().length() <= LONGEST_CLIENT_COMMAND ? "/**/ " + text : text;
    return guarded.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String headerOr(Request request, String header, String otherwise) {
    String value = request.getHeaders().get(header);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
