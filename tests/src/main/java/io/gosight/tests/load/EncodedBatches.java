package io.gosight.tests.load;

import io.gosight.proto.v1.IngestServiceGrpc;
import io.gosight.proto.v1.SendEventsResponse;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code SendEvents} for batches that are encoded already. */
final class EncodedBatches implements MethodDescriptor.Marshaller<byte[]> {
  /** The method. */
  static final MethodDescriptor<byte[], SendEventsResponse> SEND_EVENTS =
      IngestServiceGrpc.getSendEventsMethod().toBuilder(
              new EncodedBatches(), IngestServiceGrpc.getSendEventsMethod().getResponseMarshaller())
          .build();

  private EncodedBatches() {}

  @Override
  public InputStream stream(byte[] batch) {
    return new Encoded(batch);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Encoded extends ByteArrayInputStream implements KnownLength {
    Encoded(byte[] batch) {
      super(batch);
    }
  }
}
