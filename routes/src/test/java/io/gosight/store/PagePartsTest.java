package io.gosight.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagePartsTest {
  private static PageParts of(String url, String referrer) {
    return PageParts.of(Page.newBuilder().setUrl(url).setReferrer(referrer).build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://Shop.Example/a/b?x=1#y|shop.example|/a/b",
        "https://shop.example|shop.example|/",
        "https://shop.example?x=/y|shop.example|/",
        "https://shop.example#/a|shop.example|/",
        "http://shop.example:8080/|shop.example:8080|/",
        "/only/path?x|''|/only/path",
        "''|''|''"
      })
  void takesHostAndPath(String url, String host, String path) {
    assertThat(of(url, "").host()).isEqualTo(host);
    assertThat(of(url, "").path()).isEqualTo(path);
  }

  @Test
  void aReferrerOnTheSameHostIsNone() {
    assertThat(of("https://a.example/x", "https://A.example/y").referrerHost()).isEmpty();
    assertThat(of("https://a.example/x", "https://b.example/y").referrerHost())
        .isEqualTo("b.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a/?utm_source=mail&utm_medium=x|mail",
        "https://a/?a=1&utm_source=new+year%20sale#utm_source=no|new year sale",
        "https://a/?xutm_source=no|''",
        "https://a/?utm_source=|''",
        "https://a/?utm_source=%zz|%zz",
        "https://a/?a=1#&utm_source=no|''",
        "https://a/|''"
      })
  void readsCampaigns(String url, String source) {
    assertThat(of(url, "").utmSource()).isEqualTo(source);
  }
}
