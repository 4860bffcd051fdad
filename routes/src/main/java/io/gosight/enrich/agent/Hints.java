package io.gosight.enrich.agent;

import io.gosight.proto.v1.BrandVersion;
import io.gosight.proto.v1.ClientHints;
import io.gosight.proto.v1.DeviceKind;
import io.gosight.proto.v1.UserAgent;
import java.util.Locale;
import java.util.Set;

/**
 * Puts client hints over what the header says. They know more since the header was frozen, but a
 * hint that is missing takes nothing away.
 */
public final class Hints {
  private static final Set<DeviceKind> TOLD_BY_HEADER =
      Set.of(
          DeviceKind.DEVICE_KIND_TV,
          DeviceKind.DEVICE_KIND_CONSOLE,
          DeviceKind.DEVICE_KIND_HEADSET,
          DeviceKind.DEVICE_KIND_OTHER);

  private Hints() {}

  /**
   * The better knowledge.
   *
   * @param agent what the header says
   * @param hints the browser's own word; may be the default instance
   * @param maxTouchPoints how many touches the screen notices at once
   */
  public static UserAgent apply(UserAgent agent, ClientHints hints, int maxTouchPoints) {
    boolean isTouchedMac = maxTouchPoints > 1 && agent.getOs().equals(Systems.MAC);
    boolean isHinted = hints.getBrandsCount() > 0 || !hints.getPlatform().isEmpty();
    if (!isTouchedMac && !isHinted) {
      return agent;
    }
    UserAgent.Builder better = agent.toBuilder();
    if (isHinted) {
      applyBrowser(better, hints);
      applySystem(better, hints);
      applyDevice(better, hints);
    } else {
      asIpad(better);
    }
    return better.build();
  }

  /** Safari on an iPad calls it a Mac. No Mac has a touch screen, and Safari sends no hints. */
  private static void asIpad(UserAgent.Builder agent) {
    agent
        .setDevice(DeviceKind.DEVICE_KIND_TABLET)
        .setOs(Systems.IPADOS)
        .setOsVersion(agent.getBrowser().equals("Safari") ? agent.getBrowserVersion() : "");
  }

  private static void applyBrowser(UserAgent.Builder agent, ClientHints hints) {
    BrandVersion brand = brand(hints);
    if (brand == null) {
      return;
    }
    String name = BrowserNames.of(brand.getBrand());
    if (name.equals("Headless Chrome") && !agent.getBot()) {
      agent.setBot(true).setBotKind(Bot.HEADLESS).setBotName("HeadlessChrome");
    }
    String version = Systems.major(brand.getVersion());
    if (name.equals(agent.getBrowser())) {
      agent.setBrowserVersion(version.isEmpty() ? agent.getBrowserVersion() : version);
    } else if (!BrowserNames.isGeneric(name) || BrowserNames.isGeneric(agent.getBrowser())) {
      agent.setBrowser(name).setBrowserVersion(version);
    }
  }

  /** The most telling brand: not the noise that browsers mix in, and Chromium only alone. */
  private static BrandVersion brand(ClientHints hints) {
    BrandVersion best = null;
    for (BrandVersion brand : hints.getBrandsList()) {
      if (!isNoise(brand.getBrand()) && (best == null || rank(brand) > rank(best))) {
        best = brand;
      }
    }
    return best;
  }

  private static int rank(BrandVersion brand) {
    String name = BrowserNames.of(brand.getBrand());
    return !BrowserNames.isGeneric(name) ? 2 : name.equals("Chromium") ? 0 : 1;
  }

  private static boolean isNoise(String brand) {
    String lower = brand.toLowerCase(Locale.ROOT);
    int not = lower.indexOf("not");
    return not >= 0 && lower.indexOf("brand", not) > not;
  }

  private static void applySystem(UserAgent.Builder agent, ClientHints hints) {
    String name = Systems.of(hints.getPlatform());
    // A distribution, or a television's system, says more than that it is Linux.
    if (name.isEmpty() || (name.equals("Linux") && !agent.getOs().isEmpty())) {
      return;
    }
    String version = Systems.hintedVersion(name, hints.getPlatformVersion());
    if (!name.equals(agent.getOs())) {
      agent.setOs(name).setOsVersion(version);
    } else if (!version.isEmpty()) {
      agent.setOsVersion(version);
    }
  }

  private static void applyDevice(UserAgent.Builder agent, ClientHints hints) {
    if (TOLD_BY_HEADER.contains(agent.getDevice())) {
      return;
    }
    if (hints.getMobile()) {
      agent.setDevice(DeviceKind.DEVICE_KIND_MOBILE);
    } else if (hints.getBrandsCount() > 0 && hints.getPlatform().equals("Android")) {
      agent.setDevice(DeviceKind.DEVICE_KIND_TABLET);
    }
  }
}
