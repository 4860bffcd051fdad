package io.gosight.api.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts rows to records: the column {@code started_at} is the component {@code startedAt}. An
 * {@link Instant} is a column of milliseconds since 1970, a {@link JsonNode} a column of JSON text
 * that is null if empty.
 */
final class RowMapper<T> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Constructor<T> constructor;
  private final RecordComponent[] components;
  private final int[] columns;

  private RowMapper(Constructor<T> constructor, RecordComponent[] components, int[] columns) {
    this.constructor = constructor;
    this.components = components;
    this.columns = columns;
  }

  /**
   * A mapper of the columns of a result.
   *
   * @throws IllegalArgumentException if columns and components differ
   */
  static <T> RowMapper<T> of(Class<T> type, ResultSetMetaData metadata) throws SQLException {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      positions.put(metadata.getColumnLabel(i), i);
    }
    RecordComponent[] components = type.getRecordComponents();
    int[] columns = new int[components.length];
    for (int i = 0; i < components.length; i++) {
      Integer position = positions.remove(column(components[i].getName()));
      if (position == null) {
        throw new IllegalArgumentException(
            "The query has no column for " + type.getSimpleName() + "." + components[i].getName());
      }
      columns[i] = position;
    }
    if (!positions.isEmpty()) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " has no component for the columns " + positions.keySet());
    }
    return new RowMapper<>(constructor(type, components), components, columns);
  }

  private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is not a record.", e);
    }
  }

  static String column(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  /** The current row. */
  T map(ResultSet row) throws SQLException {
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(row, columns[i], components[i].getType());
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A row can't be converted.", e);
    }
  }

  private static Object value(ResultSet row, int column, Class<?> type) throws SQLException {
    if (type == String.class) {
      return row.getString(column);
    } else if (type == long.class) {
      return row.getLong(column);
    } else if (type == int.class) {
      return row.getInt(column);
    } else if (type == double.class) {
      return row.getDouble(column);
    } else if (type == boolean.class) {
      return row.getBoolean(column);
    } else if (type == List.class) {
      return list(row.getObject(column));
    } else if (type == JsonNode.class) {
      return json(row.getString(column));
    }
    Object value = row.getObject(column);
    if (value == null) {
      return null;
    } else if (type == Double.class) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? number : null;
    } else if (type == Long.class) {
      return ((Number) value).longValue();
    } else if (type == Instant.class) {
      return Instant.ofEpochMilli(((Number) value).longValue());
    } else if (type == Map.class) {
      return value;
    }
    throw new IllegalArgumentException("Rows have no components of the type " + type + ".");
  }

  private static List<?> list(Object value) throws SQLException {
    if (value instanceof List<?> list) {
      return plain(list);
    }
    Object elements = value instanceof Array array ? array.getArray() : value;
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < java.lang.reflect.Array.getLength(elements); i++) {
      list.add(java.lang.reflect.Array.get(elements, i));
    }
    return plain(list);
  }

  private static List<?> plain(List<?> list) {
    return Collections.unmodifiableList(list.stream().map(RowMapper::number).toList());
  }

  /** Whole numbers of any width as {@code Long}. */
  private static Object number(Object value) {
    boolean whole = value instanceof Number && !(value instanceof Double || value instanceof Float);
    return whole ? (Object) ((Number) value).longValue() : value;
  }

  private static JsonNode json(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // The page sent something else than JSON.
      return null;
    }
  }
}
