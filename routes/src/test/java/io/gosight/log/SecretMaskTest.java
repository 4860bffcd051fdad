package io.gosight.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key gss_AbCdEf0123456789 used | key gss_*** used",
        "gsw_AbCdEf0123456789, refused | gsw_***, refused",
        "https://api.telegram.org/bot123456789:AAbbCCddEEffGGhhIIjjKKllMM/send"
            + " | https://api.telegram.org/bot***/send",
        "jdbc:postgresql://gosight:s3cr3t@db/gosight | jdbc:postgresql://***@db/gosight",
        "Authorization: Bearer abc.def-ghi | Authorization: Bearer ***",
        "url?user=x&password=s3cr3t&a=b | url?user=x&password=***&a=b",
        "{\"token\": \"abcdef\"} | {\"token\": \"***\"}",
        "a batch of 12 events of shop | a batch of 12 events of shop"
      })
  void hidesWhatLooksLikeASecret(String line, String masked) {
    assertThat(SecretMask.mask(line)).isEqualTo(masked);
  }

  @Test
  void cutsLongLines() {
    assertThat(SecretMask.mask("x".repeat(100_000))).hasSizeLessThan(9_000).endsWith("...");
  }
}
