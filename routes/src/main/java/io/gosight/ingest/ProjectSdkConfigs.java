package io.gosight.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * Answers with what the hub tells the SDK of a project: the settings of the project's mode, with
 * the project's own in their place. Safe for use by many threads.
 */
public final class ProjectSdkConfigs {
  private static final int MAX_CONFIGS = 1_000;

  private final Map<String, SdkConfig> byMode;
  private final String mode;
  private final Function<String, JsonNode> overrides;
  private final BooleanSupplier diskIsFull;
  private final Cache<JsonNode, SdkConfig> built =
      Caffeine.newBuilder().maximumSize(MAX_CONFIGS).build();

  /**
   * Configurations of a hub.
   *
   * @param mode the hub's mode
   * @param byMode the configuration of each mode that a project may choose in this hub
   * @param overrides what a project sets otherwise, in the form of ProjectSettings; throws {@link
   *     IngestException} if it is not known now
   * @param diskIsFull whether recordings give way to events for want of space
   */
  public ProjectSdkConfigs(
      String mode,
      Map<String, SdkConfig> byMode,
      Function<String, JsonNode> overrides,
      BooleanSupplier diskIsFull) {
    this.mode = mode;
    this.byMode = Map.copyOf(byMode);
    this.overrides = overrides;
    this.diskIsFull = diskIsFull;
  }

  /** Answers a request whose key is good. */
  public void answer(Exchange exchange) {
    AdmittedSubmission submission = exchange.getMessage().getBody(AdmittedSubmission.class);
    of(submission.key().projectId()).answer(exchange);
  }

  /**
   * Whether replay chunks of a project are taken: a page may go on sending them for a while after
   * its project has turned recording off, and anybody else may at any time.
   *
   * @throws IngestException if the project's settings are not known now
   */
  boolean records(String projectId) {
    return built.get(overrides.apply(projectId), this::build).isRecorded();
  }

  /** A project's configuration. */
  SdkConfig of(String projectId) {
    SdkConfig config = built.get(overrides.apply(projectId), this::build);
    return diskIsFull.getAsBoolean() ? config.without("disk-full") : config;
  }

  private SdkConfig build(JsonNode project) {
    SdkConfig ofMode = byMode.getOrDefault(project.path("mode").asText(mode), byMode.get(mode));
    return ofMode.with(project);
  }
}
