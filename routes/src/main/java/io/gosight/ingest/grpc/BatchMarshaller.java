package io.gosight.ingest.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.proto.v1.EncodedBatch;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import java.io.InputStream;

/**
 * Decodes the messages of a stream. What is not a batch becomes a marker that is answered like any
 * malformed body; an exception would end the stream with its neighbours and be logged with a stack
 * trace. Safe for use by many threads.
 */
final class BatchMarshaller implements MethodDescriptor.Marshaller<EncodedBatch> {
  private static final EncodedBatch UNREADABLE = EncodedBatch.newBuilder().buildPartial();

  private final MethodDescriptor.Marshaller<EncodedBatch> batches =
      ProtoUtils.marshaller(EncodedBatch.getDefaultInstance());

  /** Whether this stands for a message that could not be decoded. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isUnreadable(EncodedBatch batch) {
    return batch == UNREADABLE;
  }

  @Override
  public InputStream stream(EncodedBatch batch) {
    return batches.stream(batch);
  }

  @Override
  public EncodedBatch parse(InputStream in) {
    try {
      return batches.parse(in);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.INTERNAL
          && e.getCause() instanceof InvalidProtocolBufferException) {
        return UNREADABLE;
      }
      throw e;
    }
  }
}
