package io.gosight.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Checks a request against the contract: media types, query parameters and body. Safe for use by
 * many threads.
 */
public final class RequestValidator {
  private static final int SHOWN = 40;

  private final ContractDocument contract;
  private final ProjectZones zones;
  private final ObjectMapper json;

  /**
   * Checks against this contract.
   *
   * @param zones gives requests without {@code time_zone} that of their project
   */
  public RequestValidator(ContractDocument contract, ProjectZones zones, ObjectMapper json) {
    this.contract = contract;
    this.zones = zones;
    this.json = json;
  }

  /**
   * The request, with the default time zone of its project.
   *
   * @param operation its id in the contract
   * @throws ApiException with {@code bad_parameter}, {@code not_acceptable} or {@code
   *     unsupported_media_type}
   */
  public AuthorizedRequest validate(AuthorizedRequest request, String operation) {
    ContractOperation definition = contract.operation(operation);
    MediaTypes.requireAcceptable(request.client().accept(), definition.contentTypes());
    validateParameters(request.parameters(), definition);
    if (definition.body() != null) {
      MediaTypes.requireJson(request.client().contentType());
      validateBody(JsonBody.of(request, json), definition.body().get());
    }
    return withDefaults(request, definition);
  }

  /**
   * Checks a document that is put together from a request and what is stored.
   *
   * @param schema the name of its schema in the contract
   * @throws ApiException with {@code bad_parameter}
   */
  public void validate(JsonNode document, String schema) {
    validateBody(document, contract.schema(schema));
  }

  private void validateBody(JsonNode body, JsonSchema schema) {
    if (UnstorableText.isIn(body)) {
      throw new ApiException(
          ApiErrorCode.BAD_PARAMETER,
          "A text has a NUL character or half of a surrogate pair, which can't be stored.");
    }
    SchemaFailures.first(schema.validate(body))
        .ifPresent(
            failure -> {
              throw failure.toException(contract.tree());
            });
  }

  private static void validateParameters(Map<String, String> given, ContractOperation operation) {
    Map<String, ContractParameter> known = operation.parameters();
    for (Map.Entry<String, String> entry : given.entrySet()) {
      String name = entry.getKey();
      int bracket = name.indexOf('[');
      ContractParameter parameter = known.get(bracket < 0 ? name : name.substring(0, bracket));
      if (parameter == null || parameter.deepObject() != bracket >= 0) {
        throw new ApiException(
                ApiErrorCode.BAD_PARAMETER,
                "There is no parameter '"
                    + shortened(name)
                    + "'. Known are "
                    + new TreeSet<>(known.keySet())
                    + ".")
            .of(shortened(name));
      }
      if (!parameter.deepObject()) {
        validate(parameter, entry.getValue());
      }
    }
    for (ContractParameter parameter : known.values()) {
      if (parameter.required() && !given.containsKey(parameter.name())) {
        throw new ApiException(ApiErrorCode.BAD_PARAMETER, "'" + parameter.name() + "' is missing.")
            .of(parameter.name());
      }
    }
  }

  private static void validate(ContractParameter parameter, String text) {
    JsonNode value = parameter.value(text);
    SchemaFailures.first(parameter.schema().get().validate(value))
        .ifPresent(
            failure -> {
              ApiException error =
                  new ApiException(
                          ApiErrorCode.BAD_PARAMETER,
                          "'"
                              + parameter.name()
                              + "' "
                              + failure.text()
                              + ", not '"
                              + shortened(text)
                              + "'.")
                      .of(parameter.name());
              throw parameter.example().isEmpty()
                  ? error
                  : error.remedy("A valid value is " + parameter.example() + ".");
            });
  }

  private AuthorizedRequest withDefaults(AuthorizedRequest request, ContractOperation operation) {
    if (request.project().isEmpty()
        || !operation.parameters().containsKey("time_zone")
        || request.parameters().containsKey("time_zone")) {
      return request;
    }
    Map<String, String> parameters = new HashMap<>(request.parameters());
    parameters.put("time_zone", zones.of(request.projectId()));
    return request.withParameters(parameters);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
