package io.gosight.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.util.TreeSet;

/**
 * A violation of a schema.
 *
 * @param message what the validator says
 */
record SchemaFailure(ValidationMessage message) {
  private static final String COMPONENTS = "/components/";

  /** What is wrong, to follow the name of the value. */
  String text() {
    String pointer = pointer();
    String text = message.getMessage();
    return text.startsWith(pointer + ": ") ? text.substring(pointer.length() + 2) : text;
  }

  /**
   * The error of the contract; its field is a JSON pointer into the body.
   *
   * @param contract where the names of known fields are
   */
  ApiException toException(JsonNode contract) {
    String pointer = pointer();
    return switch (message.getType()) {
      case "required" ->
          error(
              "'" + message.getProperty() + "' is missing.", pointer + "/" + message.getProperty());
      case "additionalProperties" ->
          error("There is no field of that name here." + known(contract), pointer);
      default -> {
        String subject = pointer.isEmpty() ? "The body" : "'" + pointer.substring(1) + "'";
        yield error(subject + " " + text() + ".", pointer);
      }
    };
  }

  private String pointer() {
    return message.getInstanceLocation().toString();
  }

  private String known(JsonNode contract) {
    String keyword = message.getSchemaLocation().getFragment().toString();
    if (!keyword.startsWith(COMPONENTS)) {
      return "";
    }
    String schema = keyword.substring(0, keyword.lastIndexOf('/'));
    TreeSet<String> names = new TreeSet<>();
    contract.at(schema + "/properties").fieldNames().forEachRemaining(names::add);
    return " Known are " + names + ".";
  }

  private static ApiException error(String text, String pointer) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, text).of(pointer);
  }
}
