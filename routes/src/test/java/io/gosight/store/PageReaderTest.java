package io.gosight.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.gosight.proto.v1.Page;
import io.gosight.testing.Tsv;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PageReaderTest {
  private static final PageReader READER = new PageReader();

  private static PageParts read(PagePaths paths, String url, String referrer, String... own) {
    return READER.read(
        Page.newBuilder().setUrl(url).setReferrer(referrer).build(), List.of(own), paths);
  }

  static Stream<List<String>> referrers() {
    return Tsv.rows("referrers.tsv", 7).stream();
  }

  static Stream<List<String>> pages() {
    return Tsv.rows("pages.tsv", 5).stream();
  }

  @ParameterizedTest
  @MethodSource("referrers")
  void tellsFromWhereAVisitorCame(List<String> row) {
    String[] own =
        Splitter.on(',').omitEmptyStrings().splitToStream(row.get(2)).toArray(String[]::new);
    PageParts parts = read(PagePaths.PLAIN, row.get(0), row.get(1), own);
    assertThat(List.of(parts.referrerHost(), parts.source().name(), parts.source().channel()))
        .isEqualTo(row.subList(3, 6));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void tellsPagesApart(List<String> row) {
    PageParts parts = read(PagePaths.PLAIN, row.get(0), "");
    assertThat(List.of(parts.host(), parts.path(), parts.url())).isEqualTo(row.subList(1, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "/product/7, /product/:id",
    "/product/7/, /product/:id",
    "/product, /product",
    "/product/7/reviews, /product/7/reviews",
    "/docs/a/b, /docs/*",
    "/cart/, /cart",
    "/, /"
  })
  void joinsPagesByTheOperatorsChoice(String path, String counted) {
    PagePaths paths = new PagePaths(List.of("/product/:id", "/docs/*"), true);
    assertThat(read(paths, "https://shop.example" + path, "").path()).isEqualTo(counted);
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
    assertThat(read(PagePaths.PLAIN, url, "").utmSource()).isEqualTo(source);
  }

  @Test
  void keepsNoClickIdAfterScrubbing() {
    PageParts parts = read(PagePaths.PLAIN, "https://a/?gclid=[scrubbed]&x=1", "");
    assertThat(parts.url()).isEqualTo("https://a/?x=1");
    assertThat(parts.source()).isEqualTo(new Source("Google", Source.PAID));
  }
}
