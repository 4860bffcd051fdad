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
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How replays are packed in object storage. */
public enum ColdEncoding {
  /** gzip at its best level; any program reads it. */
  GZIP(".gz"),
  /** zstd with a long window: about half the size, and faster to read. */
  ZSTD(".zst");

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
                    "There is no compression '" + word + "'; the choices are: gzip, zstd."));
  }

  /** Packs a segment. */
  byte[] pack(byte[] raw) {
    return this == GZIP ? gzip(raw) : zstd(raw);
  }

  /** Unpacks a segment as it comes. */
  InputStream unpack(byte[] packed) throws IOException {
    InputStream in = new ByteArrayInputStream(packed);
    return this == GZIP
        ? new GZIPInputStream(in, 1 << 16)
        : new ZstdInputStreamNoFinalizer(in).setLongMax(Zstd.windowLogMax());
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

  private static byte[] zstd(byte[] raw) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      return context
          .setLevel(ZSTD_LEVEL)
          .setWindowLog(ZSTD_WINDOW_LOG)
          .setChecksum(true)
          .compress(raw);
    }
  }
}
