package io.gosight.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private final Addresses addresses = new Addresses(List.of("Page"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.example/?token=x&utm_source=mail&size=2|https://a.example/?utm_source=mail",
        "https://a.example/?page=2&Token=x|https://a.example/?page=2",
        "https://a.example/p?email=a@b.cd#top|https://a.example/p#top",
        "https://a.example/#access_token=x&a=1|https://a.example/#access_token",
        "https://a.example/?q=1#/in?code=9|https://a.example/#/in",
        "https://a.example/?gclid=abc|https://a.example/?gclid=1",
        "https://a.example/a;v=1/b;jsessionid=9?x=1|https://a.example/a/b",
        "https://user:pass@a.example/x|https://a.example/x",
        "https://user:p@ss@a.example|https://a.example",
        "//user:pass@a.example/x|//a.example/x",
        "/relative?pwd=x|/relative",
        "?pwd=x|''",
        "mailto:a@b.cd|mailto:",
        "data:text/plain,hunter2|data:",
        "file:///home/ada/x.html?a=1|file:///x.html",
        "https://a.example/reset/a1b2c3d4|https://a.example/reset/*",
        "https://a.example/?utm_source=ada@b.example|https://a.example/?utm_source=*",
        "https://a.example/4111111111111111|https://a.example/[card]"
      })
  void takesSecretsOut(String url, String clean) {
    assertThat(addresses.scrub(url)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://a.example/",
        "https://a.example/?page=2&utm_source=mail",
        "https://a.example/?ref",
        "https://a.example/@user/shipping/order12",
        "https://a.example:8080/auth/login#top",
        "mailto:",
        "a#c"
      })
  void leavesTheRestAsItWas(String url) {
    assertThat(addresses.scrub(url)).isSameAs(url);
  }
}
