package io.gosight.engine.clickhouse.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ChdbPlatformTest {
  @Test
  void namesThePackageOfAMachine() throws Exception {
    assertThat(name("Linux", "amd64")).isEqualTo("@chdb/lib-linux-x64-gnu");
    assertThat(name("Linux", "aarch64")).isEqualTo("@chdb/lib-linux-arm64-gnu");
    assertThat(name("Mac OS X", "x86_64")).isEqualTo("@chdb/lib-darwin-x64");
    assertThat(name("Mac OS X", "aarch64")).isEqualTo("@chdb/lib-darwin-arm64");
  }

  @Test
  void saysWhatToDoWhereThereIsNone() {
    assertThatThrownBy(() -> name("Windows 11", "amd64"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("external profile");
    assertThatThrownBy(() -> name("Linux", "riscv64")).isInstanceOf(IOException.class);
  }

  private static String name(String os, String arch) throws IOException {
    return ChdbPlatform.of(os, arch).packageName();
  }
}
