package io.gosight.stage;

import java.util.Locale;

/** A part of the hub's work that a process can be given by {@code --roles}. */
public enum Role {
  INGEST,
  EVENT,
  INSIGHT,
  ALERT,
  API;

  /** The name as the operator writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
