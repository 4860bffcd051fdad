package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gosight.api.auth.Grant;
import io.gosight.api.auth.Scope;
import io.gosight.api.auth.Subject;
import io.gosight.api.query.ClickHouseReader;
import io.gosight.api.query.Query;
import io.gosight.api.query.ReadLimits;
import io.gosight.api.request.AuthorizedRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters reach ClickHouse unchanged. */
@ExtendWith(Stores.Lent.class)
class ClickHouseParametersIT {
  private static final AuthorizedRequest REQUEST =
      new AuthorizedRequest(
          new Subject("key:1", List.of(Grant.ofKey("shop", EnumSet.of(Scope.READ)))),
          Optional.of("shop"),
          Map.of(),
          Map.of(),
          "");

  record Echo(String value) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "a\tb",
        "a\nb\rc",
        "\\",
        "\\N",
        "\\t",
        "\0",
        "a\0b",
        "'",
        "\"",
        "`",
        "%00",
        "+ &=;#",
        "\b\f",
        "\u00e9\ud83d\ude00",
        "{project:String}"
      })
  void everyTextIsReadAsItWasGiven(String text, Stores stores) {
    Query<Echo> echo =
        new Query<>(
            "echo", "SELECT {value:String} AS value WHERE {project:String} = 'shop'", Echo.class);
    try (HikariDataSource client = stores.reader()) {
      ClickHouseReader reader = new ClickHouseReader(client, ReadLimits.defaults());

      assertThat(reader.executeOne(REQUEST, echo, Map.of("value", text)).value()).isEqualTo(text);
    }
  }
}
