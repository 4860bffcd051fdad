package io.gosight.tests.cluster;

import io.gosight.tests.hub.Distribution;
import io.gosight.tests.hub.Engine;
import io.gosight.tests.hub.FreePorts;
import io.gosight.tests.hub.HubPorts;
import io.gosight.tests.hub.WorkFolder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two nodes each of the roles ingest, event, insight and alert, and one of api, over three Kafka
 * brokers, ClickHouse, PostgreSQL, Redis and S3, each in a process of its own, with proxies in
 * between. For one thread.
 */
final class Cluster implements AutoCloseable {
  private static final int BROKERS = 3;
  private static final List<String> STORES = List.of("clickhouse", "postgres", "redis", "s3");
  private static final List<String> NODES =
      List.of(
          "ingest-1",
          "ingest-2",
          "event-1",
          "event-2",
          "insight-1",
          "insight-2",
          "alert-1",
          "alert-2",
          "api-1");

  private final Distribution program = Distribution.find();
  private final WorkFolder folder = WorkFolder.create();
  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, List<LoopbackProxy>> proxies = new HashMap<>();
  private final Map<String, Integer> storePorts = new HashMap<>();
  private final Map<String, URI> addresses = new HashMap<>();
  private final Map<String, String> engines = new TreeMap<>();

  private Cluster() throws IOException {}

  /**
   * Starts all of them and waits until they are ready.
   *
   * @param settings more settings of the hub's nodes
   */
  static Cluster start(Map<String, String> settings) throws IOException {
    Cluster cluster = new Cluster();
    try {
      cluster.startEngines();
      cluster.startNodes(settings);
      return cluster;
    } catch (IOException e) {
      cluster.close();
      throw e;
    }
  }

  private void startEngines() throws IOException {
    List<Integer> controllers = new ArrayList<>();
    List<String> voters = new ArrayList<>();
    for (int node = 1; node <= BROKERS; node++) {
      controllers.add(FreePorts.find());
      voters.add(node + "@127.0.0.1:" + controllers.get(node - 1));
    }
    List<String> brokers = new ArrayList<>();
    for (int node = 1; node <= BROKERS; node++) {
      int port = FreePorts.find();
      int advertised = FreePorts.find();
      Map<String, String> set = new TreeMap<>();
      set.put("gosight.engine.kafka.node", Integer.toString(node));
      set.put("gosight.engine.kafka.voters", String.join(",", voters));
      set.put("gosight.engine.kafka.controller-port", controllers.get(node - 1).toString());
      set.put("gosight.engine.kafka.cluster-id", "R29TaWdodENsdXN0ZXIxMg");
      set.put("gosight.engine.kafka.advertised-port", Integer.toString(advertised));
      proxies.put("kafka-" + node, List.of(LoopbackProxy.start(vertx, advertised, port)));
      brokers.add("127.0.0.1:" + advertised);
      engine("kafka-" + node, "kafka", port, set);
    }
    for (String store : STORES) {
      storePorts.put(store, FreePorts.find());
      proxies.put(store, new ArrayList<>());
      engine(store, store, storePorts.get(store), Map.of());
    }
    for (Member engine : members.values()) {
      engines.putAll(Engine.properties(engine.awaitReady()));
    }
    engines.put("gosight.kafka.brokers", String.join(",", brokers));
  }

  private void engine(String name, String engine, int port, Map<String, String> set)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "engine",
                engine,
                "--data",
                folder.path().resolve(name).resolve("data").toString(),
                "--port",
                Integer.toString(port)));
    set.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    start(name, "256m", words);
  }

  private void startNodes(Map<String, String> settings) throws IOException {
    List<Member> nodes = new ArrayList<>();
    for (String name : NODES) {
      nodes.add(node(name, settings));
    }
    for (Member node : nodes) {
      var unused = node.awaitReady();
    }
  }

  private Member node(String name, Map<String, String> settings) throws IOException {
    HubPorts ports = HubPorts.find();
    int front = FreePorts.find();
    List<LoopbackProxy> own = new ArrayList<>();
    own.add(LoopbackProxy.start(vertx, front, ports.http()));
    addresses.put(name, URI.create("http://127.0.0.1:" + front));
    Map<String, String> set = new TreeMap<>(engines);
    for (String store : STORES) {
      int port = FreePorts.find();
      String real = storePorts.get(store).toString();
      LoopbackProxy proxy = LoopbackProxy.start(vertx, port, storePorts.get(store));
      own.add(proxy);
      proxies.get(store).add(proxy);
      set.replaceAll(
          (key, value) ->
              key.startsWith("gosight." + store + ".")
                  ? value.replace(real, Integer.toString(port))
                  : value);
    }
    proxies.put(name, own);
    set.put("gosight.node", name);
    set.put("gosight.kafka.replication", Integer.toString(BROKERS));
    set.put("gosight.ingest.requests-per-second", "100000");
    set.put("gosight.ingest.burst", "100000");
    set.put("gosight.grpc.port", Integer.toString(ports.grpc()));
    set.put("gosight.management.port", Integer.toString(ports.management()));
    set.put("gosight.hawtio.enabled", "false");
    set.putAll(settings);
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "--data",
                folder.path().resolve(name).resolve("data").toString(),
                "--port",
                Integer.toString(ports.http()),
                "--engines",
                "none",
                "--roles",
                name.substring(0, name.indexOf('-'))));
    set.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return start(name, "384m", words);
  }

  private Member start(String name, String heap, List<String> words) throws IOException {
    Member member = new Member(name, program.command(heap, words), folder.path().resolve(name));
    members.put(name, member);
    member.start();
    return member;
  }

  /** All members by name. */
  Map<String, Member> members() {
    return Map.copyOf(members);
  }

  /** What lies between a member and the others. */
  List<LoopbackProxy> proxies(String member) {
    return proxies.get(member);
  }

  /** A node's HTTP address, behind its proxy. */
  URI address(String node) {
    return addresses.get(node);
  }

  /** The engines' own addresses, as properties of the hub. */
  Map<String, String> engines() {
    return Map.copyOf(engines);
  }

  /** The folder with all data and logs. */
  WorkFolder folder() {
    return folder;
  }

  /** Runs a command of the program on the engines; its standard output. */
  String command(String... words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--data", folder.path().resolve("api-1/data").toString()));
    engines.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return program.run(arguments).trim();
  }

  @Override
  public void close() {
    // Nothing of it is kept, so that a graceful stop has no use.
    members.values().stream().filter(Member::isAlive).forEach(Member::kill);
    var unused = vertx.close();
    folder.close();
  }
}
