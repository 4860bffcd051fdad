package io.gosight.doctor;

/**
 * Whether a process may open enough files: connections, Kafka's segments and ClickHouse's parts.
 *
 * @param connections how many connections the hub accepts
 */
public record FileLimitCheck(int connections) {
  private static final int OWN_FILES = 4_096;
  private static final int COMFORTABLE = 65_536;

  /** The finding for a limit of open files; negative if it is not known. */
  public Finding check(long limit) {
    String remedy =
        "Raise it: ulimit -n %d, or LimitNOFILE=%d in the systemd unit."
            .formatted(COMFORTABLE, COMFORTABLE);
    if (limit < 0) {
      return Finding.note("open files", "This system does not tell its limit.", remedy);
    }
    String text = "%,d allowed".formatted(limit);
    if (limit < connections + OWN_FILES) {
      return Finding.problem(
          "open files",
          text
              + ", fewer than gosight.connections.max (%,d) and the engines' files need."
                  .formatted(connections),
          remedy);
    }
    return limit < COMFORTABLE / 4
        ? Finding.warning("open files", text, remedy)
        : Finding.ok("open files", text);
  }
}
