package io.gosight.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON in two parts, which compress far better apart: its text, and its whole numbers. Numbers are
 * kept by the name of their member, each as the difference to the one before it, so that the path
 * of a pointer or a row of ids takes a byte or two a number, and the text without them repeats
 * itself.
 *
 * @param text all but the numbers
 * @param numbers the numbers, name after name
 */
record NumberColumns(byte[] text, byte[] numbers) {
  /** Stands for a number in the text: no byte of JSON. */
  private static final byte MARK = 1;

  // The numbers of further names share the column of the last one.
  private static final int MOST_COLUMNS = 256;
  private static final int MOST_DIGITS = 18;

  /** The numbers of one name while they are written. */
  private static final class Written {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long last;
  }

  /** The numbers of one name on the way out. */
  private static final class Read {
    private final VarInts numbers;
    private long last;

    Read(VarInts numbers) {
      this.numbers = numbers;
    }
  }

  /** Splits JSON; what is not JSON is split as well, but may not join to the same. */
  static NumberColumns of(byte[] json) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(json.length / 2 + 64);
    Map<String, Written> byName = new HashMap<>();
    List<Written> columns = new ArrayList<>();
    JsonPlace place = new JsonPlace(json);
    for (int i = 0; i < json.length; ) {
      int end = place.isInString() ? i : endOfNumber(json, i);
      if (isWhole(json, i, end)) {
        Written column = byName.computeIfAbsent(place.name(), name -> column(columns));
        long number = Long.parseLong(new String(json, i, end - i, StandardCharsets.US_ASCII));
        VarInts.write(column.bytes, number - column.last);
        column.last = number;
        text.write(MARK);
        i = end;
      } else {
        // A fraction stays as it is, with its digits.
        do {
          place.pass(i);
          text.write(json[i++]);
        } while (i < end);
      }
    }
    return new NumberColumns(text.toByteArray(), bytes(columns));
  }

  private static Written column(List<Written> columns) {
    if (columns.size() < MOST_COLUMNS) {
      columns.add(new Written());
    }
    return columns.get(columns.size() - 1);
  }

  private static byte[] bytes(List<Written> columns) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VarInts.write(bytes, columns.size());
    columns.forEach(column -> VarInts.write(bytes, column.bytes.size()));
    columns.forEach(column -> bytes.writeBytes(column.bytes.toByteArray()));
    return bytes.toByteArray();
  }

  /**
   * What was split.
   *
   * @throws IOException if the parts do not belong together
   */
  byte[] join() throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream(text.length * 2);
    Map<String, Read> byName = new HashMap<>();
    List<Read> columns = columns();
    JsonPlace place = new JsonPlace(text);
    for (int i = 0; i < text.length; i++) {
      if (text[i] == MARK && !place.isInString()) {
        String name = place.name();
        Read column = byName.get(name);
        if (column == null) {
          if (columns.isEmpty()) {
            throw new IOException("The text has numbers that are not there.");
          }
          column = columns.get(Math.min(byName.size(), columns.size() - 1));
          byName.put(name, column);
        }
        column.last += column.numbers.next();
        json.writeBytes(Long.toString(column.last).getBytes(StandardCharsets.US_ASCII));
      } else {
        json.write(text[i]);
      }
      place.pass(i);
    }
    return json.toByteArray();
  }

  private List<Read> columns() throws IOException {
    VarInts head = new VarInts(numbers, 0, numbers.length);
    long count = head.next();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sizes.add((int) head.next());
    }
    List<Read> columns = new ArrayList<>();
    int from = head.position();
    for (int size : sizes) {
      if (size < 0 || size > numbers.length - from) {
        throw new IOException("A column is longer than all of them.");
      }
      columns.add(new Read(new VarInts(numbers, from, from + size)));
      from += size;
    }
    return columns;
  }

  /** Where the number that begins there ends; the same position if none does. */
  private static int endOfNumber(byte[] json, int from) {
    int end = from;
    while (end < json.length && isOfNumber(json[end])) {
      end++;
    }
    return end;
  }

  private static boolean isOfNumber(byte c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
  }

  /** Whether those bytes are a whole number as a number is written here. */
  private static boolean isWhole(byte[] json, int from, int end) {
    int digits = from < end && json[from] == '-' ? from + 1 : from;
    if (digits >= end || end - digits > MOST_DIGITS) {
      return false;
    }
    for (int i = digits; i < end; i++) {
      if (json[i] < '0' || json[i] > '9') {
        return false;
      }
    }
    return json[digits] != '0' || (end == digits + 1 && digits == from);
  }
}
