package io.gosight.ingest.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.proto.v1.EncodedBatch;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BatchMarshallerTest {
  private final BatchMarshaller marshaller = new BatchMarshaller();

  private EncodedBatch parse(byte... bytes) {
    return marshaller.parse(new ByteArrayInputStream(bytes));
  }

  @Test
  void marksWhatIsNotABatchInsteadOfFailing() {
    assertThat(BatchMarshaller.isUnreadable(parse((byte) 1, (byte) 2, (byte) 3))).isTrue();
    // A write key that is not UTF-8.
    assertThat(BatchMarshaller.isUnreadable(parse((byte) 10, (byte) 1, (byte) 0xff))).isTrue();
  }

  @Test
  void readsBatches() {
    EncodedBatch batch = EncodedBatch.newBuilder().setBatchId("b").build();
    assertThat(parse(batch.toByteArray())).isEqualTo(batch);
    assertThat(BatchMarshaller.isUnreadable(parse())).isFalse();
  }

  @Test
  void aMessageThatIsTooLongStillEndsTheStream() {
    InputStream tooLong =
        new InputStream() {
          @Override
          public int read() {
            throw Status.RESOURCE_EXHAUSTED.asRuntimeException();
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return read();
          }
        };
    assertThatThrownBy(() -> marshaller.parse(tooLong)).hasMessageContaining("RESOURCE_EXHAUSTED");
  }
}
