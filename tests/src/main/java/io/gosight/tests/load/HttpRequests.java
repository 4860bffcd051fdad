package io.gosight.tests.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * Writes whole HTTP requests with a precomputed head for each of a pool's templates. For one
 * thread.
 */
final class HttpRequests {
  private final BatchPool pool;
  private final byte[][] heads;
  private final byte[] scratch;

  HttpRequests(BatchPool pool, Target target) {
    this.pool = pool;
    heads = new byte[pool.size()][];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = head(target, pool.template(i));
    }
    scratch =
        new byte
            [IntStream.range(0, heads.length).map(i -> pool.template(i).length()).max().orElse(0)];
  }

  private static byte[] head(Target target, BatchTemplate template) {
    Visitor visitor = template.visitor();
    String key = target.writeKey().isEmpty() ? "" : "x-gosight-key: " + target.writeKey() + "\r\n";
    return ("POST /v1/events HTTP/1.1\r\nhost: "
            + target.uri().getAuthority()
            + "\r\ncontent-type: application/x-protobuf\r\naccept: application/x-protobuf\r\n"
            + key
            + "user-agent: "
            + visitor.userAgent()
            + "\r\nx-forwarded-for: "
            + visitor.address()
            + "\r\naccept-language: "
            + visitor.language()
            + "\r\norigin: https://shop.example.com\r\ncontent-length: "
            + template.length()
            + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  ByteBuf encode(Shot shot, ByteBufAllocator allocator) {
    int index = pool.indexOf(shot.sequence());
    int length = pool.template(index).length();
    pool.stamp(shot, System.currentTimeMillis(), scratch, 0);
    return allocator
        .directBuffer(heads[index].length + length)
        .writeBytes(heads[index])
        .writeBytes(scratch, 0, length);
  }
}
