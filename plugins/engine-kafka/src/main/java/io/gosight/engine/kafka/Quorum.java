package io.gosight.engine.kafka;

import io.gosight.spi.Configuration;
import io.gosight.spi.PluginConfigurationException;
import java.util.Arrays;
import java.util.List;

/**
 * The nodes that a broker works with, each of them broker and controller in one; alone by default.
 * Immutable.
 *
 * @param node this node's number
 * @param voters all nodes' controllers as {@code NUMBER@HOST:PORT}; empty for a node alone
 * @param controllerPort loopback port of this node's controller; 0 for any
 * @param clusterId the id that all nodes share, as Kafka makes them; empty lets a node alone make
 *     one
 * @param advertisedPort the loopback port advertised to clients and the other brokers; 0 for the
 *     broker's own
 */
record Quorum(
    int node, List<String> voters, int controllerPort, String clusterId, int advertisedPort) {
  static final Quorum ALONE = new Quorum(1, List.of(), 0, "", 0);

  private static final int COPIES = 3;

  Quorum {
    voters = List.copyOf(voters);
    if (node < 1) {
      throw new PluginConfigurationException("node", node + " is not 1 or more.", null);
    }
    String own = node + "@127.0.0.1:" + controllerPort;
    if (!voters.isEmpty() && !voters.contains(own)) {
      throw new PluginConfigurationException(
          "voters", "This node, " + own + ", is not among " + voters + ".", null);
    }
    if (voters.isEmpty() == !clusterId.isEmpty()) {
      throw new PluginConfigurationException(
          "cluster-id", "It is set together with voters, and without them it is empty.", null);
    }
  }

  static Quorum from(Configuration config) {
    return new Quorum(
        config.integer("node"),
        Arrays.stream(config.string("voters").split(",", -1))
            .map(String::trim)
            .filter(voter -> !voter.isEmpty())
            .toList(),
        config.integer("controller-port"),
        config.string("cluster-id").trim(),
        config.integer("advertised-port"));
  }

  /** Whether this is the only node. */
  boolean alone() {
    return voters.isEmpty();
  }

  /** How many copies of a record there are by default. */
  int copies() {
    return alone() ? 1 : Math.min(COPIES, voters.size());
  }

  /** How many copies an acknowledged record has at least: one broker may be away. */
  int leastCopies() {
    return Math.max(1, copies() - 1);
  }
}
