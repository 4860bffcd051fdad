package io.gosight.api.identity;

import java.util.List;
import java.util.UUID;

/** Lists the projects of users. Safe for use by many threads. */
@FunctionalInterface
public interface Memberships {
  /** The projects that a user may read, by name. */
  List<Membership> of(UUID user);
}
