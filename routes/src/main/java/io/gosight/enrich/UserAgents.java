package io.gosight.enrich;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.gosight.proto.v1.BrandVersion;
import io.gosight.proto.v1.ClientHints;
import io.gosight.proto.v1.DeviceKind;
import io.gosight.proto.v1.UserAgent;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * Reads browser, system and device from the User-Agent header and, where the browser sends them,
 * from its client hints, which say more since the header was frozen. Safe for use by many threads.
 */
public final class UserAgents {
  private static final int MAX_CACHED = 20_000;
  private static final int MAX_LENGTH = 1_000;
  private static final Pattern ROBOT =
      Pattern.compile(
          "bot\\b|crawl|spider|slurp|facebookexternalhit|monitor|curl/|wget/|python-|go-http",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TABLET =
      Pattern.compile("iPad|Tablet|PlayBook|Silk(?!.*Mobile)|Android(?!.*Mobile)");
  private static final Pattern PHONE = Pattern.compile("Mobi|iPhone|iPod|Windows Phone");
  private static final Pattern OTHER_DEVICE =
      Pattern.compile("TV|PlayStation|Xbox|Nintendo", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOISE_BRAND = Pattern.compile("(?i).*not.*brand.*");

  private final LoadingCache<String, UserAgent> cache;

  /** A parser with a cache of its own. Its patterns are read meanwhile, so this returns at once. */
  public UserAgents() {
    CompletableFuture<Parser> parser = CompletableFuture.supplyAsync(Parser::new);
    this.cache =
        Caffeine.newBuilder().maximumSize(MAX_CACHED).build(header -> parse(parser.join(), header));
  }

  /**
   * What a visitor browses with.
   *
   * @param header the User-Agent header; null and empty are unknown
   * @param hints the browser's own word; may be the default instance
   */
  public UserAgent of(String header, ClientHints hints) {
    UserAgent agent =
        header == null || header.isEmpty()
            ? UserAgent.getDefaultInstance()
            : cache.get(header.length() > MAX_LENGTH ? header.substring(0, MAX_LENGTH) : header);
    return hints.getBrandsCount() == 0 && hints.getPlatform().isEmpty()
        ? agent
        : withHints(agent, hints);
  }

  private static UserAgent parse(Parser parser, String header) {
    Client client = parser.parse(header);
    return UserAgent.newBuilder()
        .setBrowser(known(client.userAgent.family))
        .setBrowserVersion(known(client.userAgent.major))
        .setOs(known(client.os.family))
        .setOsVersion(known(client.os.major))
        .setDevice(device(header))
        .setBot("Spider".equals(client.device.family) || ROBOT.matcher(header).find())
        .build();
  }

  private static DeviceKind device(String header) {
    if (OTHER_DEVICE.matcher(header).find()) {
      return DeviceKind.DEVICE_KIND_OTHER;
    }
    if (TABLET.matcher(header).find()) {
      return DeviceKind.DEVICE_KIND_TABLET;
    }
    return PHONE.matcher(header).find()
        ? DeviceKind.DEVICE_KIND_MOBILE
        : DeviceKind.DEVICE_KIND_DESKTOP;
  }

  private static UserAgent withHints(UserAgent agent, ClientHints hints) {
    UserAgent.Builder better = agent.toBuilder();
    if (!hints.getPlatform().isEmpty()) {
      better.setOs(system(hints.getPlatform()));
      better.setOsVersion(systemVersion(hints));
    }
    if (hints.getMobile() && agent.getDevice() != DeviceKind.DEVICE_KIND_TABLET) {
      better.setDevice(DeviceKind.DEVICE_KIND_MOBILE);
    }
    BrandVersion brand = brand(hints);
    if (brand != null) {
      better.setBrowser(browser(brand.getBrand()));
      better.setBrowserVersion(major(brand.getVersion()));
    }
    return better.build();
  }

  /** The most telling brand: not the noise that browsers mix in, and Chromium only alone. */
  private static BrandVersion brand(ClientHints hints) {
    BrandVersion best = null;
    for (BrandVersion brand : hints.getBrandsList()) {
      if (NOISE_BRAND.matcher(brand.getBrand()).matches()) {
        continue;
      }
      if (best == null || best.getBrand().equals("Chromium")) {
        best = brand;
      }
    }
    return best;
  }

  private static String browser(String brand) {
    return switch (brand) {
      case "Google Chrome", "HeadlessChrome" -> "Chrome";
      case "Microsoft Edge" -> "Edge";
      default -> brand;
    };
  }

  private static String system(String platform) {
    return platform.equals("macOS") ? "Mac OS X" : platform;
  }

  /** Windows 11 says platform version 13 or more; see Microsoft's client hints page. */
  private static String systemVersion(ClientHints hints) {
    String major = major(hints.getPlatformVersion());
    if (!hints.getPlatform().equals("Windows") || major.isEmpty()) {
      return major;
    }
    try {
      int number = Integer.parseInt(major);
      return number >= 13 ? "11" : number >= 1 ? "10" : major;
    } catch (NumberFormatException e) {
      return major;
    }
  }

  private static String major(String version) {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  private static String known(String text) {
    return text == null || text.equals("Other") ? "" : text;
  }
}
