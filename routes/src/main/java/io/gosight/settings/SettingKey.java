package io.gosight.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * One configuration key as a settings record declares it. Immutable.
 *
 * @param setting the declaration
 * @param type the component's type: text, a number, a boolean, a duration or a list of texts
 */
record SettingKey(Setting setting, Type type) {
  /** The keys of a settings record, in the order of its components. */
  static List<SettingKey> of(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(SettingKey::of).toList();
  }

  private static SettingKey of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalArgumentException(component + " lacks @Setting.");
    }
    return new SettingKey(setting, component.getGenericType());
  }

  String key() {
    return setting.key();
  }

  boolean isNumber() {
    return type == int.class
        || type == long.class
        || type == double.class
        || type == Duration.class;
  }

  boolean isList() {
    return type instanceof ParameterizedType list && list.getRawType() == List.class;
  }

  /** The unit, range and default, for the operator, such as {@code Unit: ms. Range: 1 to 10.}. */
  String constraints() {
    if (type == boolean.class) {
      return "true or false.";
    }
    if (isList()) {
      return "Values are separated by commas.";
    }
    if (!isNumber()) {
      return "";
    }
    String unit = setting.unit().isEmpty() ? "" : "Unit: " + setting.unit() + ". ";
    return setting.max() == Long.MAX_VALUE
        ? unit + "At least " + setting.min() + "."
        : unit + "Range: " + setting.min() + " to " + setting.max() + ".";
  }
}
