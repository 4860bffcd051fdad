package io.gosight.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.example/?token=x&page=2|https://a.example/?token=[scrubbed]&page=2",
        "https://a.example/?page=2&Token=x|https://a.example/?page=2&Token=[scrubbed]",
        "https://a.example/p?email=a@b.c#top|https://a.example/p?email=[scrubbed]#top",
        "https://a.example/#access_token=x&a=1|https://a.example/#access_token=[scrubbed]&a=1",
        "https://a.example/?q=1#/in?code=9|https://a.example/?q=1#/in?code=[scrubbed]",
        "https://user:pass@a.example/x|https://a.example/x",
        "https://user:p@ss@a.example|https://a.example",
        "/relative?pwd=x|/relative?pwd=[scrubbed]",
        "https://a.example/4111111111111111|https://a.example/[card]"
      })
  void takesSecretsOut(String url, String clean) {
    assertThat(Addresses.scrub(url)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://a.example/",
        "https://a.example/?tokens=3&utm_source=mail",
        "https://a.example/?token=&x=1",
        "https://a.example/?token",
        "https://a.example/@user?x=y@z",
        "mailto:a@b.c",
        "a?b#c?d=e&f"
      })
  void leavesTheRestAsItWas(String url) {
    assertThat(Addresses.scrub(url)).isSameAs(url);
  }
}
