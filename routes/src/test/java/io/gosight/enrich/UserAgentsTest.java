package io.gosight.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.gosight.proto.v1.BrandVersion;
import io.gosight.proto.v1.ClientHints;
import io.gosight.proto.v1.DeviceKind;
import io.gosight.proto.v1.UserAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentsTest {
  private static final String CHROME_ON_WINDOWS =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/131.0.0.0 Safari/537.36";
  private static final UserAgents AGENTS = new UserAgents();

  private static UserAgent of(String header) {
    return AGENTS.of(header, ClientHints.getDefaultInstance());
  }

  private static ClientHints hints(String platform, String version, String... brands) {
    ClientHints.Builder hints =
        ClientHints.newBuilder().setPlatform(platform).setPlatformVersion(version);
    for (String brand : brands) {
      hints.addBrands(BrandVersion.newBuilder().setBrand(brand).setVersion("131.0.6778.86"));
    }
    return hints.build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
            + "|Firefox|133|Linux||DEVICE_KIND_DESKTOP",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/18.1 Safari/605.1.15|Safari|18|Mac OS X|10|DEVICE_KIND_DESKTOP",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
            + "|Mobile Safari|18|iOS|18|DEVICE_KIND_MOBILE",
        "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/12.1.2 Mobile/15E148 Safari/604.1"
            + "|Mobile Safari|12|iOS|12|DEVICE_KIND_TABLET",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Mobile Safari/537.36"
            + "|Chrome Mobile|131|Android|10|DEVICE_KIND_MOBILE",
        "Mozilla/5.0 (Linux; Android 13; SM-X906C) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36|Chrome|131|Android|13|DEVICE_KIND_TABLET",
        "Mozilla/5.0 (PlayStation 5 3.20) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + "|||||DEVICE_KIND_OTHER"
      })
  void readsTheHeader(
      String header, String browser, String version, String os, String osVersion, DeviceKind kind) {
    UserAgent agent = of(header);
    assertThat(agent.getDevice()).isEqualTo(kind);
    assertThat(agent.getBot()).isFalse();
    if (browser != null) {
      assertThat(agent.getBrowser()).isEqualTo(browser);
      assertThat(agent.getBrowserVersion()).isEqualTo(version);
      assertThat(agent.getOs()).isEqualTo(os);
      assertThat(agent.getOsVersion()).isEqualTo(osVersion == null ? "" : osVersion);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "python-requests/2.32",
        "Go-http-client/1.1"
      })
  void knowsRobots(String header) {
    assertThat(of(header).getBot()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"15.0.0, 11", "13.0.0, 11", "10.0.0, 10", "1.0.0, 10"})
  void tellsWindows11From10ByItsHints(String platformVersion, String version) {
    UserAgent agent = AGENTS.of(CHROME_ON_WINDOWS, hints("Windows", platformVersion));
    assertThat(agent.getOs()).isEqualTo("Windows");
    assertThat(agent.getOsVersion()).isEqualTo(version);
  }

  @Test
  void takesTheMostTellingBrand() {
    UserAgent edge =
        AGENTS.of(
            CHROME_ON_WINDOWS,
            hints("Windows", "15.0.0", "Not_A Brand", "Chromium", "Microsoft Edge"));
    assertThat(edge.getBrowser()).isEqualTo("Edge");
    assertThat(edge.getBrowserVersion()).isEqualTo("131");
    UserAgent brave =
        AGENTS.of(CHROME_ON_WINDOWS, hints("macOS", "15.1.0", "Brave", "Chromium", "Not?A_Brand"));
    assertThat(brave.getBrowser()).isEqualTo("Brave");
    assertThat(brave.getOs()).isEqualTo("Mac OS X");
    assertThat(AGENTS.of(CHROME_ON_WINDOWS, hints("Linux", "", "Chromium")).getBrowser())
        .isEqualTo("Chromium");
  }

  @Test
  void believesTheMobileHintButNotAboutTablets() {
    ClientHints mobile = hints("Android", "14.0.0").toBuilder().setMobile(true).build();
    assertThat(AGENTS.of(CHROME_ON_WINDOWS, mobile).getDevice())
        .isEqualTo(DeviceKind.DEVICE_KIND_MOBILE);
  }

  @Test
  void knowsNothingOfNothing() {
    assertThat(of(null)).isEqualTo(UserAgent.getDefaultInstance());
    assertThat(of("")).isEqualTo(UserAgent.getDefaultInstance());
    assertThat(of("x".repeat(100_000)).getBrowser()).isEmpty();
  }
}
