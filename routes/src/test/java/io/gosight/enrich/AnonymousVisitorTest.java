package io.gosight.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.IdFormat;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AnonymousVisitorTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  private final AnonymousVisitor visitor = visitor("salt");

  private static AnonymousVisitor visitor(String salt) {
    return new AnonymousVisitor(day -> (salt + day).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void namesAVisitorTheSameAllDay() {
    String id = visitor.id(DAY, "shop", "shop.example", "203.0.113.7", "Firefox");
    assertThat(id)
        .isEqualTo(visitor("salt").id(DAY, "shop", "shop.example", "203.0.113.7", "Firefox"));
    assertThat(IdFormat.isId(id)).isTrue();
    assertThat(id).hasSize(16);
  }

  @Test
  void tellsDaysProjectsHostsAddressesBrowsersAndSaltsApart() {
    assertThat(
            new String[] {
              visitor.id(DAY, "shop", "shop.example", "203.0.113.7", "Firefox"),
              visitor.id(DAY.plusDays(1), "shop", "shop.example", "203.0.113.7", "Firefox"),
              visitor.id(DAY, "blog", "shop.example", "203.0.113.7", "Firefox"),
              visitor.id(DAY, "shop", "shop.example", "203.0.113.8", "Firefox"),
              visitor.id(DAY, "shop", "shop.example", "203.0.113.7", "Chrome"),
              visitor.id(DAY, "shop", "blog.example", "203.0.113.7", "Firefox"),
              visitor("other").id(DAY, "shop", "shop.example", "203.0.113.7", "Firefox")
            })
        .doesNotHaveDuplicates();
  }
}
