package io.gosight.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertFailureTest {
  @ParameterizedTest
  @ValueSource(ints = {6, 27, 33, 41, 53, 72, 117, 349, 376, 469})
  void rowsThatCantBeParsedAreRefused(int code) {
    assertThat(InsertFailure.of(code, "Bad row.", null))
        .isInstanceOfSatisfying(
            RefusedRowsException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Full disk, missing grant, read-only, missing table or column, memory, and unknown codes. */
  @ParameterizedTest
  @ValueSource(ints = {243, 497, 164, 60, 81, 16, 241, 252, 516, 1, 74, 75, 1002, 98765})
  void everythingElseIsTriedAgainAndNamesItsCode(int code) {
    assertThat(InsertFailure.of(code, "Not now.", null))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessage("ClickHouse answered code " + code + ": Not now.");
  }
}
