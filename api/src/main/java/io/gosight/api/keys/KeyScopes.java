package io.gosight.api.keys;

import io.gosight.api.auth.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Converts between the scopes of a key and the column {@code scopes}. */
public final class KeyScopes {
  private KeyScopes() {}

  /** Reads the column of the current row; ignores scopes that a newer version may have added. */
  public static Set<Scope> read(ResultSet row) throws SQLException {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String text : (String[]) row.getArray("scopes").getArray()) {
      Scope.of(text).ifPresent(scopes::add);
    }
    return scopes;
  }

  /** The value for the column: names separated by commas, in the order of the enumeration. */
  static String text(Set<Scope> scopes) {
    return String.join(",", new TreeSet<>(scopes).stream().map(Scope::text).toList());
  }
}
