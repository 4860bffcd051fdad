package io.gosight.doctor;

import io.gosight.doctor.PortOwners.Owner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the ports of a hub are free, or its own while it runs.
 *
 * @param owners tells who listens
 * @param hub the process of the hub that runs; empty if none does or it is not known
 * @param runs whether a hub runs
 */
public record PortCheck(PortOwners owners, Optional<Owner> hub, boolean runs) {
  /** A finding for each port. */
  public List<Finding> check(List<NeededPort> ports) {
    List<Finding> findings = new ArrayList<>();
    for (NeededPort port : ports) {
      if (port.port() != 0) {
        findings.add(check(port));
      }
    }
    return findings;
  }

  private Finding check(NeededPort needed) {
    String subject = "port " + needed.port();
    Optional<String> failure = listen(needed);
    if (failure.isEmpty()) {
      return runs
          ? Finding.note(
              subject,
              "Nothing listens here, although a hub runs.",
              "Nothing, if the roles of that hub do not use " + needed.setting() + ".")
          : Finding.ok(subject, "free (" + needed.setting() + ")");
    }
    Optional<Owner> owner = owners.of(needed.port());
    if (runs && (owner.isEmpty() || hub.isEmpty() || owner.get().pid() == hub.get().pid())) {
      return Finding.ok(subject, "used by the hub that runs (" + needed.setting() + ")");
    }
    String by =
        owner
            .map(Owner::toString)
            .orElse("a process that can't be seen from here (" + failure.get() + ")");
    String remedy = "Stop it, or choose another port by " + needed.setting() + ".";
    return needed.required()
        ? Finding.problem(subject, "Used by " + by + ".", remedy)
        : Finding.warning(subject, "Used by " + by + "; the hub starts without it.", remedy);
  }

  /** Why a server can't listen there; empty if it can. */
  private static Optional<String> listen(NeededPort needed) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(needed.host()), needed.port()));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
