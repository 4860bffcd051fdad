package io.gosight.tests.fault;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The hub is killed twice under load. */
@ExtendWith(SharedSite.class)
class HubKilledIT {
  private static final double RATE = 3_000;

  @Test
  void losesNothingOverHttp(Site site) throws Exception {
    site.run(Map.of());
    try (Sender sender = Sender.patient(site, RATE)) {
      killTwice(site, sender);
    }
  }

  @Test
  void losesNothingOverGrpc(Site site) throws Exception {
    site.run(Map.of());
    try (Sender sender = Sender.patientGrpc(site, RATE)) {
      killTwice(site, sender);
    }
  }

  private static void killTwice(Site site, Sender sender) throws Exception {
    for (int i = 0; i < 2; i++) {
      sender.keepOn(4);
      site.hub().kill();
      site.startHub();
    }
    sender.keepOn(3);
    var unused = sender.finish();
    new Audit(site).check(sender);
  }
}
