package io.gosight.engine.clickhouse.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/** Writes data in ClickHouse's framing, compressed with LZ4. For one thread. */
public final class BlockOutputStream extends OutputStream {
  private static final int BLOCK = 1 << 20;

  private final OutputStream out;
  private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
  private final byte[] data = new byte[BLOCK];
  private final byte[] block;
  private int length;

  public BlockOutputStream(OutputStream out) {
    this.out = out;
    int most = compressor.maxCompressedLength(BLOCK);
    this.block = new byte[BlockFormat.CHECKSUM + BlockFormat.HEADER + most];
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int written = 0;
    while (written < count) {
      int part = Math.min(count - written, BLOCK - length);
      System.arraycopy(bytes, offset + written, data, length, part);
      length += part;
      written += part;
      if (length == BLOCK) {
        writeBlock();
      }
    }
  }

  private void writeBlock() throws IOException {
    int start = BlockFormat.CHECKSUM + BlockFormat.HEADER;
    int packed =
        BlockFormat.HEADER
            + compressor.compress(data, 0, length, block, start, block.length - start);
    ByteBuffer header = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    header.put(BlockFormat.CHECKSUM, BlockFormat.LZ4);
    header.putInt(BlockFormat.CHECKSUM + 1, packed);
    header.putInt(BlockFormat.CHECKSUM + 5, length);
    long[] checksum = BlockFormat.checksum(block, BlockFormat.CHECKSUM, packed);
    header.putLong(0, checksum[0]);
    header.putLong(Long.BYTES, checksum[1]);
    out.write(block, 0, BlockFormat.CHECKSUM + packed);
    length = 0;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (length > 0) {
      writeBlock();
    }
    out.close();
  }
}
