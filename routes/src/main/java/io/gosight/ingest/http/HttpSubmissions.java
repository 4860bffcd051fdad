package io.gosight.ingest.http;

import io.gosight.ingest.IngestError;
import io.gosight.ingest.IngestException;
import io.gosight.ingest.IngestProtocol;
import io.gosight.ingest.Submission;
import io.gosight.ingest.TrustedProxies;
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
   * @param proxies the proxies that may report the visitor's address
   * @param clock the hub's clock
   */
  public HttpSubmissions(TrustedProxies proxies, Clock clock) {
    this.proxies = proxies;
    this.clock = clock;
  }

  /** Turns a {@code POST /v1/events} into a submission. */
  public void readHttp(Exchange exchange) {
    read(exchange, IngestProtocol.HTTP);
  }

  /** Turns a gRPC-Web call into a submission. */
  public void readGrpcWeb(Exchange exchange) {
    read(exchange, IngestProtocol.GRPC_WEB);
  }

  private void read(Exchange exchange, IngestProtocol protocol) {
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
            blankToNull(headers.get(KEY_HEADER)),
            headers.get("origin"),
            proxies.clientAddress(
                request.remoteAddress().hostAddress(),
                headers.getAll("x-forwarded-for"),
                headers.getAll("forwarded")),
            headers.get("user-agent"),
            clock.instant());
    exchange.setProperty(Submission.PROPERTY, submission.withoutBatch());
    message.setBody(submission);
    checkMessageEncoding(protocol, headers.get("grpc-encoding"));
  }

  private static void checkMessageEncoding(IngestProtocol protocol, String encoding) {
    if (protocol == IngestProtocol.GRPC_WEB
        && encoding != null
        && !encoding.equals("gzip")
        && !encoding.equals("identity")) {
      throw new IngestException(
          IngestError.UNSUPPORTED_MEDIA_TYPE,
          "The grpc-encoding is not known; the choices are: gzip, identity.");
    }
  }

  /** Some clients send an empty header where they have no key: the batch's key then counts. */
  private static String blankToNull(String key) {
    return key == null || key.isBlank() ? null : key;
  }
}
