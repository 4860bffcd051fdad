package io.gosight.tests.bench;

import com.google.protobuf.ByteString;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes recordings to the topic of replay chunks, as ingest nodes do. For one thread. */
final class ReplayTopic implements AutoCloseable {
  private static final String TOPIC = "gosight.replay.chunks";
  private static final long CHUNK_MS = 5_000;

  private final KafkaProducer<String, byte[]> producer;

  ReplayTopic(String brokers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.BATCH_SIZE_CONFIG, 1 << 20,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Publishes a page's recording as a tab of a session. */
  void session(String session, RecordedPage page) {
    for (int sequence = 0; sequence < page.chunks().size(); sequence++) {
      chunk(session, page.name(), sequence, page.chunks().get(sequence));
    }
  }

  /**
   * Publishes a long recording of one tab: a page's own, and then its later chunks again and again.
   *
   * @return its number of chunks
   */
  int longSession(String session, RecordedPage page, int minutes) {
    int count = (int) (minutes * 60_000L / CHUNK_MS);
    List<RecordedPage.Chunk> chunks = page.chunks();
    long start = chunks.get(0).startMs();
    for (int sequence = 0; sequence < count; sequence++) {
      int at = sequence < chunks.size() ? sequence : 1 + sequence % (chunks.size() - 1);
      RecordedPage.Chunk chunk = chunks.get(at);
      long begin = start + sequence * CHUNK_MS;
      chunk(
          session,
          page.name(),
          sequence,
          new RecordedPage.Chunk(
              begin,
              begin + CHUNK_MS,
              chunk.events(),
              chunk.fullSnapshot(),
              chunk.json(),
              chunk.gzip()));
    }
    return count;
  }

  /** Publishes one chunk of a tab. */
  void chunk(String session, String tab, int sequence, RecordedPage.Chunk chunk) {
    EnrichedBatch batch =
        EnrichedBatch.newBuilder()
            .setProjectId("demo")
            .setReceivedAtMs(System.currentTimeMillis())
            .setContext(
                BatchContext.newBuilder()
                    .setSessionId(session)
                    .setTabId(tab)
                    .setVisitorId("visitor"))
            .addEvents(
                Event.newBuilder()
                    .setId(session + tab + sequence)
                    .setTimeMs(chunk.startMs())
                    .setReplayChunk(
                        ReplayChunk.newBuilder()
                            .setSequence(sequence)
                            .setStartMs(chunk.startMs())
                            .setEndMs(chunk.endMs())
                            .setEventCount(chunk.events())
                            .setFullSnapshot(chunk.fullSnapshot())
                            .setEncoding(ReplayEncoding.REPLAY_ENCODING_GZIP)
                            .setData(ByteString.copyFrom(chunk.gzip()))))
            .build();
    // A failed send is noticed by the caller, who waits for the rows.
    var unused = producer.send(new ProducerRecord<>(TOPIC, session, batch.toByteArray()));
  }

  @Override
  public void close() {
    producer.close();
  }
}
