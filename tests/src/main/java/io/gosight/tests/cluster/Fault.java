package io.gosight.tests.cluster;

import java.io.IOException;
import java.time.Duration;

/** What can happen to a member. */
enum Fault {
  /** SIGKILL, and started again as a service manager does. */
  KILL {
    @Override
    void happenTo(Cluster cluster, Member member, Duration time) throws IOException {
      member.kill();
      member.start();
      var unused = member.awaitReady();
    }
  },
  /** SIGSTOP for some time: its connections stay open, and nothing answers. */
  STOP {
    @Override
    void happenTo(Cluster cluster, Member member, Duration time)
        throws IOException, InterruptedException {
      member.hold();
      try {
        Thread.sleep(time.toMillis());
      } finally {
        member.release();
      }
    }
  },
  /**
   * A cut cable for some time. An engine and a broker lose everybody; a node of the hub loses its
   * senders, ClickHouse, PostgreSQL, Redis and S3, but not Kafka, whose brokers tell all nodes the
   * same address.
   */
  CUT {
    @Override
    void happenTo(Cluster cluster, Member member, Duration time) throws InterruptedException {
      cluster.proxies(member.name()).forEach(LoopbackProxy::cut);
      try {
        Thread.sleep(time.toMillis());
      } finally {
        cluster.proxies(member.name()).forEach(LoopbackProxy::mend);
      }
    }
  };

  /**
   * Happens, and is over when this returns.
   *
   * @param time how long a stop or a cut lasts
   */
  abstract void happenTo(Cluster cluster, Member member, Duration time)
      throws IOException, InterruptedException;
}
