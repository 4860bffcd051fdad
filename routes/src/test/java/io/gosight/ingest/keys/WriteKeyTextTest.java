package io.gosight.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.ingest.WriteKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a key permits goes to the cache as text and comes back as it was. */
class WriteKeyTextTest {
  private final WriteKeyRows rows = new WriteKeyRows();

  @Test
  void comesBackAsItWas() {
    assertThat(
            RoutedWriteKeys.decode(
                rows.encode(
                    Map.of("project_id", "shop", "allowed_origins", "https://a\nhttps://b"))))
        .contains(new WriteKey("shop", List.of("https://a", "https://b")));
    assertThat(
            RoutedWriteKeys.decode(
                rows.encode(Map.of("project_id", "shop", "allowed_origins", ""))))
        .contains(new WriteKey("shop", List.of()));
  }

  @Test
  void nothingIsNoKey() {
    assertThat(rows.encode(null)).isEmpty();
    assertThat(RoutedWriteKeys.decode("")).isEmpty();
    assertThat(RoutedWriteKeys.decode(null)).isEmpty();
  }
}
