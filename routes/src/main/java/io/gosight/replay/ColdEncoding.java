package io.gosight.replay;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.gosight.common.OperatorException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How replays are packed in object storage. */
public enum ColdEncoding {
  /** gzip at its best level; any program reads it. */
  GZIP(".gz"),
  /** zstd with a long window: about half the size, and faster to read. */
  ZSTD(".zst"),
  /** zstd with numbers apart from the text: the smallest, and for the hub alone. */
  COLUMNS(".columns");

  private static final int ZSTD_LEVEL = 19;
  private static final int ZSTD_WINDOW_LOG = 23;

  private final String suffix;

  ColdEncoding(String suffix) {
    this.suffix = suffix;
  }

  /** The end of an object's key. */
  public String suffix() {
    return suffix;
  }

  /** The name in settings and in the index. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The encoding of that name.
   *
   * @throws OperatorException naming the choices if there is none
   */
  public static ColdEncoding parse(String word) {
    return Arrays.stream(values())
        .filter(encoding -> encoding.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new OperatorException(
                    "There is no compression '"
                        + word
                        + "'; the choices are: "
                        + Arrays.stream(values())
                            .map(ColdEncoding::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  /** Packs a segment. */
  byte[] pack(byte[] raw) {
    return switch (this) {
      case GZIP -> gzip(raw);
      case ZSTD -> zstd(raw);
      case COLUMNS -> ColumnSegments.pack(raw);
    };
  }

  /** Unpacks a segment; all but columns as it comes. */
  InputStream unpack(byte[] packed) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16);
      case ZSTD -> unzstd(packed, 0, packed.length);
      case COLUMNS -> ColumnSegments.unpack(packed);
    };
  }

  static InputStream unzstd(byte[] packed, int offset, int length) throws IOException {
    return new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(packed, offset, length))
        .setLongMax(Zstd.windowLogMax());
  }

  private static byte[] gzip(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 8 + 64);
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written.", e);
    }
    return out.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  static byte[] zstd(byte[] raw) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      return context
          .setLevel(ZSTD_LEVEL)
          .setWindowLog(ZSTD_WINDOW_LOG)
          .setChecksum(true)
          .compress(raw);
    }
  }
}
