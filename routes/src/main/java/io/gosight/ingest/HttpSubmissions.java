package io.gosight.ingest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Reads submissions off HTTP requests. Safe for use by many threads. */
public final class HttpSubmissions {
  private static final String KEY_HEADER = "x-gosight-key";
  private static final byte[] NOTHING = new byte[0];

  private final TrustedProxies proxies;
  private final Clock clock;

  /**
   * A reader.
   *
   * @param proxies the proxies whose word on the visitor's address is taken
   * @param clock the hub's clock
   */
  public HttpSubmissions(TrustedProxies proxies, Clock clock) {
    this.proxies = proxies;
    this.clock = clock;
  }

  /** Turns a {@code POST /v1/events} into a submission. */
  public void readHttp(Exchange exchange) {
    read(exchange, Protocol.HTTP);
  }

  /** Turns a gRPC-Web call into a submission. */
  public void readGrpcWeb(Exchange exchange) {
    read(exchange, Protocol.GRPC_WEB);
  }

  private void read(Exchange exchange, Protocol protocol) {
    HttpMessage message = exchange.getIn(HttpMessage.class);
    HttpServerRequest request = message.getRequest();
    MultiMap headers = request.headers();
    byte[] body = message.getBody(byte[].class);
    Submission submission =
        new Submission(
            protocol,
            body == null ? NOTHING : body,
            null,
            headers.get("content-type"),
            headers.get("content-encoding"),
            headers.get(KEY_HEADER),
            headers.get("origin"),
            proxies.clientAddress(
                request.remoteAddress().hostAddress(), headers.get("x-forwarded-for")),
            headers.get("user-agent"),
            clock.instant());
    exchange.setProperty(IngestAnswers.SUBMISSION, submission.withoutBatch());
    message.setBody(submission);
  }
}
