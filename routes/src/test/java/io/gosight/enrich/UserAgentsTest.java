package io.gosight.enrich;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.gosight.proto.v1.BrandVersion;
import io.gosight.proto.v1.ClientHints;
import io.gosight.proto.v1.UserAgent;
import io.gosight.store.StoredDevice;
import io.gosight.testing.Tsv;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserAgentsTest {
  private static final UserAgents AGENTS = new UserAgents();
  private static final String ANY = "*";

  static Stream<List<String>> cases() {
    return Tsv.rows("user-agents.tsv", 11).stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsBrowserSystemDeviceAndBot(List<String> row) {
    UserAgent agent = AGENTS.of(row.get(0), hints(row.get(1)), Integer.parseInt(row.get(2)));
    List<String> expected = row.subList(3, 10);
    List<String> found =
        List.of(
            agent.getBrowser(),
            agent.getBrowserVersion(),
            agent.getOs(),
            agent.getOsVersion(),
            StoredDevice.name(agent.getDevice()),
            agent.getBotKind(),
            agent.getBotName());
    for (int i = 0; i < found.size(); i++) {
      if (!expected.get(i).equals(ANY)) {
        assertThat(found).element(i).as("%s", found).isEqualTo(expected.get(i));
      }
    }
    assertThat(agent.getBot()).isEqualTo(!row.get(8).isEmpty());
  }

  private static ClientHints hints(String text) {
    if (text.isEmpty()) {
      return ClientHints.getDefaultInstance();
    }
    List<String> parts = Splitter.on('|').splitToList(text);
    ClientHints.Builder hints =
        ClientHints.newBuilder()
            .setPlatform(parts.get(0))
            .setPlatformVersion(parts.get(1))
            .setMobile(parts.get(2).equals("1"));
    for (String brand : parts.subList(3, parts.size())) {
      int equals = brand.lastIndexOf('=');
      hints.addBrands(
          BrandVersion.newBuilder()
              .setBrand(brand.substring(0, equals))
              .setVersion(brand.substring(equals + 1)));
    }
    return hints.build();
  }

  @Test
  void knowsNothingOfNothing() {
    ClientHints none = ClientHints.getDefaultInstance();
    assertThat(AGENTS.of(null, none, 0)).isEqualTo(UserAgent.getDefaultInstance());
    assertThat(AGENTS.of("", none, 0)).isEqualTo(UserAgent.getDefaultInstance());
  }

  @Test
  @Timeout(value = 1, unit = MINUTES)
  void readsHostileHeadersInTime() {
    for (String part : List.of("x", "a/1.0;", "1.", "Mozilla/5.0 (", "a ", "(", "bot", "Spider ")) {
      for (int i = 0; i < 10; i++) {
        UserAgent agent = AGENTS.of(i + part.repeat(50_000), ClientHints.getDefaultInstance(), 0);
        assertThat(agent.getBotName().length()).isLessThanOrEqualTo(60);
      }
    }
  }
}
