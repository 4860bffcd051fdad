package io.gosight.tests.cluster;

import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Event;
import io.gosight.tests.bench.WholeTopic;
import io.gosight.tests.hub.ClickHouseSql;
import io.gosight.tests.load.AckedEvents;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Compares what was acknowledged with what is in ClickHouse, Kafka and the inbox. */
final class Ledger {
  private static final String EVENTS = "gosight.events.raw";

  private final String brokers;
  private final ClickHouseSql sql;
  private final AlertInbox inbox;

  Ledger(Map<String, String> engines, AlertInbox inbox) {
    brokers = engines.get("gosight.kafka.brokers");
    sql = new ClickHouseSql(engines);
    this.inbox = inbox;
  }

  /**
   * Compares now.
   *
   * @param visits whose order, insights and alerts are known
   * @param loads acknowledged events of further senders by their run
   */
  Verdict compare(Visits visits, Map<String, AckedEvents> loads) throws IOException {
    Map<String, List<String>> sent = visits.acknowledged();
    int acknowledged = sent.values().stream().mapToInt(List::size).sum();
    Set<String> missing =
        sent.values().stream().flatMap(List::stream).collect(Collectors.toCollection(HashSet::new));
    missing.removeAll(stored(visits.run()));
    int lost = missing.size();
    long twice = twice(visits.run());
    for (Map.Entry<String, AckedEvents> load : loads.entrySet()) {
      acknowledged += load.getValue().count();
      BitSet there = new BitSet();
      stored(load.getKey()).forEach(id -> there.set(AckedEvents.numberOf(id)));
      lost += load.getValue().missingFrom(there).cardinality();
      twice += twice(load.getKey());
    }
    return new Verdict(
        acknowledged,
        lost,
        (int) twice,
        disordered(visits),
        sent.size(),
        wrongInsights(visits),
        (int) sent.keySet().stream().filter(session -> !inbox.has(session)).count(),
        lag());
  }

  private Set<String> stored(String run) throws IOException {
    return sql.text("SELECT event_id FROM events FINAL WHERE " + starts("event_id", run))
        .lines()
        .collect(Collectors.toSet());
  }

  private long twice(String run) throws IOException {
    return sql.number(
        "SELECT count() FROM (SELECT event_id FROM events FINAL WHERE "
            + starts("event_id", run)
            + " GROUP BY event_id HAVING count() > 1)");
  }

  private int wrongInsights(Visits visits) throws IOException {
    Map<String, String> found = new HashMap<>();
    sql.text(
            "SELECT session_id, arrayStringConcat(groupArray(details['clicks']), ',')"
                + " FROM insights FINAL WHERE detector = 'rage-click' AND "
                + starts("session_id", visits.run())
                + " GROUP BY session_id")
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(cells -> cells.length == 2)
        .forEach(cells -> found.put(cells[0], cells[1]));
    String expected = Integer.toString(Visits.CLICKS);
    return (int)
        visits.acknowledged().keySet().stream()
            .filter(session -> !expected.equals(found.get(session)))
            .count();
  }

  private static String starts(String column, String run) {
    return "startsWith(" + column + ", '" + run + "-')";
  }

  /** A batch that was sent again may be there again; what counts is when it came first. */
  private int disordered(Visits visits) throws IOException {
    Map<String, Set<String>> came = new HashMap<>();
    try (WholeTopic topic = WholeTopic.open(brokers, EVENTS)) {
      topic.read(
          records -> {
            for (ConsumerRecord<String, byte[]> record : records) {
              int at = record.key().indexOf(visits.run() + "-s");
              if (at >= 0) {
                Set<String> ids =
                    came.computeIfAbsent(
                        record.key().substring(at), session -> new LinkedHashSet<>());
                for (Event event : EnrichedBatch.parseFrom(record.value()).getEventsList()) {
                  ids.add(event.getId());
                }
              }
            }
          });
    }
    return (int)
        visits.acknowledged().entrySet().stream()
            .filter(
                session ->
                    !session
                        .getValue()
                        .equals(List.copyOf(came.getOrDefault(session.getKey(), Set.of()))))
            .count();
  }

  private long lag() throws IOException {
    long lag = 0;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      for (var group : admin.listConsumerGroups().all().get(30, TimeUnit.SECONDS)) {
        Map<TopicPartition, OffsetAndMetadata> done =
            admin
                .listConsumerGroupOffsets(group.groupId())
                .partitionsToOffsetAndMetadata()
                .get(30, TimeUnit.SECONDS);
        var ends =
            admin
                .listOffsets(
                    done.keySet().stream()
                        .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all()
                .get(30, TimeUnit.SECONDS);
        for (var position : done.entrySet()) {
          lag += ends.get(position.getKey()).offset() - position.getValue().offset();
        }
      }
      return lag;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka does not say the lag: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted.", e);
    }
  }
}
