package io.gosight.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gosight.api.contract.RequestValidator;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.keys.KeyCache;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import io.netty.util.NetUtil;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Executes the operations on settings. Safe for use by many threads. */
public final class SettingsOperations {
  private static final String LOCK = SqlFile.read("settings/lock-settings");
  private static final String STORE = SqlFile.read("settings/store-settings");
  private static final String KEYS = SqlFile.read("settings/list-write-key-hashes");

  private final ProjectDatabase postgres;
  private final ProjectSettings settings;
  private final KeyCache keys;
  private final ObjectMapper json;
  private final Clock clock;
  private final RequestValidator validator;

  /**
   * Operations on this database.
   *
   * @param settings reads them; notified of changes
   * @param keys the cached write keys, which carry the allowed origins
   */
  public SettingsOperations(
      ProjectDatabase postgres,
      ProjectSettings settings,
      KeyCache keys,
      RequestValidator validator,
      ObjectMapper json,
      Clock clock) {
    this.postgres = postgres;
    this.settings = settings;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
    this.validator = validator;
  }

  /** The settings, defaults included. */
  public JsonNode get(AuthorizedRequest request) {
    return settings.of(request.projectId());
  }

  /** Changes the given settings; null restores a default. */
  public JsonNode change(AuthorizedRequest request) {
    JsonNode patch = JsonBody.of(request, json);
    List<byte[]> hashes =
        postgres.execute(
            request,
            client -> {
              store(client, request, patch);
              return client
                  .sql(KEYS)
                  .param("project", request.projectId())
                  .query((row, number) -> row.getBytes("key_hash"))
                  .list();
            });
    settings.forget(request.projectId());
    if (patch.has("origins")) {
      keys.forget(hashes);
    }
    return settings.of(request.projectId());
  }

  private void store(JdbcClient client, AuthorizedRequest request, JsonNode patch) {
    JsonNode before =
        client
            .sql(LOCK)
            .param("project", request.projectId())
            .query((row, number) -> row.getString("overrides"))
            .list()
            .stream()
            .filter(text -> text != null)
            .findFirst()
            .map(settings::parse)
            .orElseGet(json::createObjectNode);
    ObjectNode overrides = JsonMerge.patched(before, patch);
    JsonNode effective = settings.effective(overrides);
    validator.validate(effective, "ProjectSettings");
    requireZone(effective.get("time_zone").textValue());
    effective.get("internal_visitors").forEach(text -> requireVisitor(text.textValue()));
    client
        .sql(STORE)
        .param("project", request.projectId())
        .param("overrides", overrides.toString())
        .param("now", SqlValues.parameter(clock.instant()))
        .update();
  }

  /** An id, an address or a network; the contract has checked the characters. */
  private static void requireVisitor(String text) {
    if (text.indexOf('.') < 0 && text.indexOf(':') < 0) {
      return;
    }
    int slash = text.indexOf('/');
    byte[] address =
        NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
    if (address == null
        || (slash >= 0
            && Integer.parseInt(text.substring(slash + 1)) > address.length * Byte.SIZE)) {
      throw new ApiException(
              ApiErrorCode.BAD_PARAMETER,
              "'internal_visitors' has '" + text + "', which is neither an address nor a network.")
          .of("/internal_visitors");
    }
  }

  private static void requireZone(String name) {
    try {
      ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new ApiException(
              ApiErrorCode.BAD_PARAMETER,
              "'time_zone' must be a zone such as Europe/Berlin or UTC.",
              e)
          .of("/time_zone");
    }
  }
}
