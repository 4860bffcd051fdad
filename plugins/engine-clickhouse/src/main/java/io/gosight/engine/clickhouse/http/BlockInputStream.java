package io.gosight.engine.clickhouse.http;

import com.github.luben.zstd.Zstd;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/** Reads data in ClickHouse's framing; checks every block. For one thread. */
final class BlockInputStream extends InputStream {
  private final InputStream in;
  private byte[] block = new byte[0];
  private byte[] data = new byte[0];
  private int position;
  private int limit;

  BlockInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? data[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(data, position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    while (position == limit) {
      if (!nextBlock()) {
        return false;
      }
    }
    return true;
  }

  private boolean nextBlock() throws IOException {
    byte[] head = new byte[BlockFormat.CHECKSUM + BlockFormat.HEADER];
    int got = in.readNBytes(head, 0, head.length);
    if (got == 0) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int packed = got == head.length ? header.getInt(BlockFormat.CHECKSUM + 1) : 0;
    int plain = got == head.length ? header.getInt(BlockFormat.CHECKSUM + 5) : 0;
    if (got < head.length) {
      throw new EOFException("A compressed block ends in its header.");
    }
    if (packed < BlockFormat.HEADER
        || packed > BlockFormat.MOST
        || plain < 0
        || plain > BlockFormat.MOST) {
      throw new StreamCorruptedException("A compressed block names impossible sizes.");
    }
    block = block.length < packed ? new byte[packed] : block;
    System.arraycopy(head, BlockFormat.CHECKSUM, block, 0, BlockFormat.HEADER);
    int rest = packed - BlockFormat.HEADER;
    if (in.readNBytes(block, BlockFormat.HEADER, rest) < rest) {
      throw new EOFException("A compressed block ends too early.");
    }
    long[] checksum = BlockFormat.checksum(block, 0, packed);
    if (checksum[0] != header.getLong(0) || checksum[1] != header.getLong(Long.BYTES)) {
      throw new StreamCorruptedException("Checksum doesn't match: corrupted data.");
    }
    unpack(rest, plain);
    return true;
  }

  private void unpack(int packed, int plain) throws IOException {
    data = data.length < plain ? new byte[plain] : data;
    position = 0;
    limit = plain;
    try {
      int size =
          switch (block[0]) {
            case BlockFormat.LZ4 ->
                LZ4Factory.fastestInstance()
                    .safeDecompressor()
                    .decompress(block, BlockFormat.HEADER, packed, data, 0, plain);
            case BlockFormat.ZSTD ->
                (int) Zstd.decompressByteArray(data, 0, plain, block, BlockFormat.HEADER, packed);
            case BlockFormat.NONE -> copy(packed, plain);
            default ->
                throw new StreamCorruptedException("A block has an unknown compression method.");
          };
      if (size != plain) {
        throw new StreamCorruptedException("A compressed block has another size than it says.");
      }
    } catch (LZ4Exception e) {
      throw new StreamCorruptedException("A compressed block can't be decompressed.");
    }
  }

  private int copy(int packed, int plain) {
    System.arraycopy(block, BlockFormat.HEADER, data, 0, Math.min(packed, plain));
    return packed;
  }
}
