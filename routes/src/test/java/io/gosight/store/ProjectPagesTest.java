package io.gosight.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.project.CountingChoices;
import io.gosight.project.InternalVisitors;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.EnrichedBatch;
import io.gosight.proto.v1.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectPagesTest {
  private static final CountingChoices SHOP =
      new CountingChoices(
          Optional.of(List.of("/product/:id")),
          Optional.of(true),
          List.of("pay.example"),
          false,
          InternalVisitors.NONE);

  private final ProjectPages pages =
      new ProjectPages(
          List.of("/docs/*"),
          false,
          project -> Map.of("shop", SHOP).getOrDefault(project, CountingChoices.NONE));

  private PageParts read(String project, String path, String referrer) {
    Page page = Page.newBuilder().setUrl("https://a.example" + path).setReferrer(referrer).build();
    EnrichedBatch batch =
        EnrichedBatch.newBuilder()
            .setProjectId(project)
            .addOwnHosts("a.example")
            .setContext(BatchContext.newBuilder().addPages(page))
            .build();
    return pages.read(batch).get(0);
  }

  @Test
  void aProjectsPatternsCountInsteadOfTheHubs() {
    assertThat(read("shop", "/product/7/", "").path()).isEqualTo("/product/:id");
    assertThat(read("shop", "/docs/a", "").path()).isEqualTo("/docs/a");
    assertThat(read("other", "/product/7/", "").path()).isEqualTo("/product/7/");
    assertThat(read("other", "/docs/a", "").path()).isEqualTo("/docs/*");
  }

  @Test
  void aProjectsOtherDomainsAreNoSource() {
    assertThat(read("shop", "/", "https://www.pay.example/done").source())
        .isEqualTo(Source.INTERNAL);
    assertThat(read("other", "/", "https://pay.example/done").source().name())
        .isEqualTo("pay.example");
    assertThat(read("shop", "/", "https://a.example/x").referrerHost()).isEmpty();
  }
}
