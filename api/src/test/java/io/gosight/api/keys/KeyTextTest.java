package io.gosight.api.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTextTest {
  @ParameterizedTest
  @EnumSource
  void makesKeysThatItKnowsAgain(KeyKind kind) {
    SecureRandom random = new SecureRandom();
    String key = KeyText.create(kind, random);
    assertThat(key).startsWith(kind.prefix()).isNotEqualTo(KeyText.create(kind, random));
    assertThat(KeyText.isKey(kind, key)).isTrue();
    assertThat(KeyText.isKey(kind, key + "a")).isFalse();
    assertThat(KeyText.isKey(kind, key + "\n")).isFalse();
    for (KeyKind other : KeyKind.values()) {
      assertThat(KeyText.isKey(other, key)).isEqualTo(other == kind);
    }
  }

  @Test
  void hashesAsTheIngestDoes() {
    assertThat(KeyText.hash("abc"))
        .asHexString()
        .isEqualToIgnoringCase("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
