package io.gosight.engine.s3;

import io.gosight.spi.Engine;
import io.gosight.spi.EngineContext;
import io.gosight.spi.Health;
import io.gosight.spi.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy in the hub's process, each object a file under the data folder. */
final class S3Engine implements Engine {
  private static final String ACCESS_KEY = "gosight";
  private static final Duration PROBE_TIMEOUT = Duration.ofMillis(800);

  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private final S3Config config;
  private final EngineContext context;
  private final HttpClient probe = HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();
  private volatile S3Proxy server;
  private volatile URI endpoint;

  S3Engine(S3Config config, EngineContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public Map<String, String> start() throws Exception {
    Path objects = Files.createDirectories(context.dataDirectory().resolve("objects"));
    int port = LoopbackPort.choose(context.dataDirectory(), "http", config.port());
    endpoint = URI.create("http://127.0.0.1:" + port);
    S3Proxy starting =
        S3Proxy.builder()
            .endpoint(endpoint)
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, context.password())
            .jettyMaxThreads(config.maxThreads())
            .blobStore(new FilesystemNio2BlobStore(objects.toString()))
            .build();
    server = starting;
    starting.start();
    // the first request loads most of the service's classes and is slower than any other
    ask(WARM_UP);
    return Map.of(
        "gosight.s3.endpoint", endpoint.toString(),
        "gosight.s3.region", "us-east-1",
        "gosight.s3.access-key", ACCESS_KEY,
        "gosight.s3.secret-key", context.password(),
        "gosight.s3.bucket", config.bucket());
  }

  @Override
  public Health health() {
    S3Proxy running = server;
    if (running == null || !"STARTED".equals(running.getState())) {
      return Health.down("The S3 service is not running.");
    }
    try {
      int status = ask(PROBE_TIMEOUT);
      return status < 500
          ? Health.up("The S3 service answers at " + endpoint + ".")
          : Health.down("The S3 service answers with status " + status + ".");
    } catch (IOException e) {
      return Health.down("The S3 service does not answer at " + endpoint + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("The health check was interrupted.");
    }
  }

  @Override
  public boolean isLost() {
    S3Proxy running = server;
    return running == null || !"STARTED".equals(running.getState());
  }

  /** The status of an unsigned request: the service refuses it, which is an answer all the same. */
  private int ask(Duration timeout) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(endpoint).timeout(timeout).build();
    return probe.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() throws Exception {
    S3Proxy running = server;
    server = null;
    if (running != null) {
      running.stop();
    }
  }
}
