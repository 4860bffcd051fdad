package io.gosight.api.imports;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of a CSV text below its header; lines that begin with {@code #} and empty ones are
 * passed over.
 *
 * @param rows at most {@value #MOST_ROWS}
 */
record CsvTable(List<Row> rows) {
  /** More are refused as a whole. */
  static final int MOST_ROWS = 20_000;

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.ALLOW_COMMENTS)
          .build();

  /**
   * A row.
   *
   * @param line its number in the text, from 1
   * @param values by the names of columns in lower case
   */
  record Row(int line, Map<String, String> values) {
    /** The value of the first of these columns that there is, stripped; empty if there is none. */
    String text(String... columns) {
      for (String column : columns) {
        String value = values.get(column);
        if (value != null) {
          return value.strip();
        }
      }
      return "";
    }
  }

  /**
   * Reads a text.
   *
   * @param required columns, each with its other names after it
   * @throws ApiException if it is no CSV, lacks a column, or has too many rows
   */
  static CsvTable read(String csv, List<List<String>> required) {
    List<Row> rows = new ArrayList<>();
    List<String> header = null;
    try (MappingIterator<List<String>> lines =
        MAPPER
            .readerForListOf(String.class)
            .readValues(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
      while (lines.hasNextValue()) {
        int line = lines.getCurrentLocation().getLineNr();
        List<String> cells = lines.nextValue();
        if (header == null) {
          header = cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
          requireAll(header, required);
        } else if (rows.size() == MOST_ROWS) {
          throw bad("There are more than " + MOST_ROWS + " rows; send them in parts.");
        } else {
          rows.add(row(line, header, cells));
        }
      }
    } catch (IOException | RuntimeJsonMappingException e) {
      throw bad("It is no CSV after row " + rows.size() + ".");
    }
    if (header == null) {
      throw bad("It has no header.");
    }
    return new CsvTable(rows);
  }

  private static Row row(int line, List<String> header, List<String> cells) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
      values.putIfAbsent(header.get(i), cells.get(i));
    }
    return new Row(line, values);
  }

  private static void requireAll(List<String> header, List<List<String>> required) {
    for (List<String> names : required) {
      if (names.stream().noneMatch(header::contains)) {
        throw bad("It has no column '" + names.get(0) + "'.");
      }
    }
  }

  private static ApiException bad(String message) {
    return new ApiException(ApiErrorCode.BAD_PARAMETER, message).of("/csv");
  }
}
