package io.gosight.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The doctor beside a hub that runs, and beside a port that something else has. */
@ExtendWith(SharedSite.class)
class DoctorIT {
  private static String[] doctor(URI http, URI grpc, URI management) {
    return new String[] {
      "doctor",
      "--set",
      "gosight.engines=none",
      "--set",
      "gosight.hawtio.enabled=false",
      "--set",
      "gosight.http.port=" + http.getPort(),
      "--set",
      "gosight.grpc.port=" + grpc.getPort(),
      "--set",
      "gosight.management.port=" + management.getPort()
    };
  }

  @Test
  void asksARunningHubItsBrokerItsStoresAndItsKeys(Site site) throws Exception {
    site.run(Map.of());

    String said =
        site.command(doctor(site.hub().http(), site.hub().grpc(), site.hub().management()));

    assertThat(said)
        .contains("1 brokers at", "each with a write key", "that of PostgreSQL is the same")
        .containsPattern("ok +port " + site.hub().http().getPort() + " +used by the hub that runs")
        .contains("0 problems");
  }

  @Test
  void aPortThatAnotherProgramHasIsAProblemWithItsOwner(Site site) throws Exception {
    site.run(Map.of());
    URI none = URI.create("http://127.0.0.1:1");

    assertThatThrownBy(() -> site.command(doctor(site.hub().http(), site.hub().grpc(), none)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Used by process " + site.hub().pid())
        .hasMessageContaining("choose another port by gosight.http.port");
  }
}
