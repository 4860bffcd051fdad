package io.gosight.tracing;

import io.gosight.common.OperatorException;
import io.gosight.settings.Setting;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where traces go.
 *
 * @param endpoint {@code gosight.tracing.endpoint}
 * @param sampleRatio {@code gosight.tracing.sample-ratio}
 * @param serviceName {@code gosight.tracing.service-name}
 */
public record TracingSettings(
    @Setting(
            key = "gosight.tracing.endpoint",
            meaning =
                "Where an OpenTelemetry collector takes traces by OTLP over HTTP, for example"
                    + " http://localhost:4318/v1/traces. If empty, nothing is traced.")
        String endpoint,
    @Setting(
            key = "gosight.tracing.sample-ratio",
            meaning =
                "The share of traces that begin in the hub and are kept. A sender's traceparent"
                    + " decides for its own.",
            defaultValue = "0.01",
            min = 0,
            max = 1)
        double sampleRatio,
    @Setting(
            key = "gosight.tracing.service-name",
            meaning =
                "The service.name of traces. If empty, it is the name by which the process logs,"
                    + " such as ingestor.")
        String serviceName) {

  /** Whether anything is traced. */
  boolean isOn() {
    return !endpoint.isEmpty();
  }

  /**
   * The collector's address.
   *
   * @throws OperatorException if it is none
   */
  URI address() {
    try {
      URI address = new URI(endpoint);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw refused(e);
    }
    throw refused(null);
  }

  private OperatorException refused(Exception cause) {
    return new OperatorException(
        "The property gosight.tracing.endpoint is '"
            + endpoint
            + "'; it must be an http or https address, such as http://localhost:4318/v1/traces.",
        cause);
  }
}
