package io.gosight.tests.load;

import io.gosight.proto.v1.BrandVersion;
import io.gosight.proto.v1.ClientHints;
import io.gosight.proto.v1.Screen;
import java.util.List;
import java.util.Random;

/**
 * Makes visitors: some hundred different browsers, addresses from all over IPv4, a few languages.
 * The same random source gives the same visitors. Not safe for use by many threads.
 */
final class RealisticVisitors {
  private static final List<String> DESKTOP_SYSTEMS =
      List.of(
          "Windows NT 10.0; Win64; x64",
          "Windows NT 10.0; Win64; x64",
          "Macintosh; Intel Mac OS X 10_15_7",
          "X11; Linux x86_64",
          "X11; CrOS x86_64 14541.0.0");
  private static final List<String> PHONES =
      List.of("SM-S921B", "SM-A556E", "Pixel 8", "Pixel 9 Pro", "CPH2609", "22101316G", "K");
  private static final List<int[]> DESKTOP_SCREENS =
      List.of(new int[] {1920, 1080}, new int[] {1536, 864}, new int[] {2560, 1440});
  private static final List<int[]> PHONE_SCREENS =
      List.of(new int[] {390, 844}, new int[] {412, 915}, new int[] {360, 800});
  private static final List<String> LANGUAGES = List.of("vi-VN", "en-US", "de-DE", "ja-JP", "fr");
  private static final List<String> TIME_ZONES =
      List.of("Asia/Ho_Chi_Minh", "America/New_York", "Europe/Berlin", "Asia/Tokyo");

  private final Random random;

  RealisticVisitors(Random random) {
    this.random = random;
  }

  Visitor next() {
    boolean phone = random.nextInt(100) < 55;
    int[] screen = pick(phone ? PHONE_SCREENS : DESKTOP_SCREENS);
    int kind = random.nextInt(100);
    String agent;
    ClientHints hints = ClientHints.getDefaultInstance();
    if (kind < 65) {
      int major = 118 + random.nextInt(25);
      agent = phone ? androidChrome(major) : desktopChrome(major);
      hints = hints(major, phone);
    } else if (kind < 88) {
      agent = phone ? iphoneSafari() : macSafari();
    } else {
      agent = firefox();
    }
    return new Visitor(
        "v_" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36),
        address(),
        agent,
        hints,
        Screen.newBuilder()
            .setWidth(screen[0])
            .setHeight(screen[1])
            .setViewportWidth(screen[0])
            .setViewportHeight(screen[1] - 110)
            .setPixelRatio(phone ? 3f : 1.25f)
            .build(),
        pick(LANGUAGES),
        pick(TIME_ZONES));
  }

  private String address() {
    int first;
    do {
      first = 1 + random.nextInt(222);
    } while (first == 10 || first == 127 || first == 169 || first == 172 || first == 192);
    return first + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + octet();
  }

  private int octet() {
    return 1 + random.nextInt(254);
  }

  private String desktopChrome(int major) {
    String base =
        "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Safari/537.36"
            .formatted(pick(DESKTOP_SYSTEMS), major);
    return random.nextInt(5) == 0 ? base + " Edg/" + major + ".0.0.0" : base;
  }

  private String androidChrome(int major) {
    return ("Mozilla/5.0 (Linux; Android %d; %s) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/%d.0.0.0 Mobile Safari/537.36")
        .formatted(11 + random.nextInt(6), pick(PHONES), major);
  }

  private String iphoneSafari() {
    int major = 15 + random.nextInt(4);
    int minor = random.nextInt(7);
    return ("Mozilla/5.0 (iPhone; CPU iPhone OS %d_%d like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/%d.%d Mobile/15E148 Safari/604.1")
        .formatted(major, minor, major, minor);
  }

  private String macSafari() {
    return ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/%d.%d Safari/605.1.15")
        .formatted(15 + random.nextInt(4), random.nextInt(7));
  }

  private String firefox() {
    int major = 115 + random.nextInt(30);
    return "Mozilla/5.0 (%s; rv:%d.0) Gecko/20100101 Firefox/%d.0"
        .formatted(pick(DESKTOP_SYSTEMS), major, major);
  }

  private static ClientHints hints(int major, boolean phone) {
    String version = major + ".0.7444.59";
    return ClientHints.newBuilder()
        .addBrands(BrandVersion.newBuilder().setBrand("Chromium").setVersion(version))
        .addBrands(BrandVersion.newBuilder().setBrand("Google Chrome").setVersion(version))
        .addBrands(BrandVersion.newBuilder().setBrand("Not_A Brand").setVersion("99.0.0.0"))
        .setPlatform(phone ? "Android" : "Windows")
        .setPlatformVersion(phone ? "15.0.0" : "19.0.0")
        .setMobile(phone)
        .setArchitecture(phone ? "" : "x86")
        .build();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
