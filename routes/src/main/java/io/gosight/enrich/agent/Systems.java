package io.gosight.enrich.agent;

import java.util.Map;

/** One name for each operating system, and what the hints' versions of Windows mean. */
final class Systems {
  static final String IPADOS = "iPadOS";
  static final String MAC = "Mac OS X";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("macOS", MAC),
          Map.entry("Chromium OS", "Chrome OS"),
          Map.entry("ChromeOS", "Chrome OS"),
          Map.entry("Web0S", "webOS"),
          Map.entry("Windows Phone", "Windows Phone"),
          Map.entry("Unknown", ""),
          Map.entry("Other", ""));

  private static final int FIRST_OF_WINDOWS_11 = 13;

  private Systems() {}

  /** The name under which that system is counted; empty if there is none. */
  static String of(String name) {
    return name == null ? "" : NAMES.getOrDefault(name, name);
  }

  /**
   * The version by a hint; empty if the hint does not say. See Microsoft's page "Detect Windows 11
   * using User-Agent Client Hints".
   */
  static String hintedVersion(String system, String platformVersion) {
    String major = major(platformVersion);
    if (!system.equals("Windows")) {
      return major;
    }
    try {
      int number = Integer.parseInt(major);
      return number == 0 ? older(platformVersion) : number >= FIRST_OF_WINDOWS_11 ? "11" : "10";
    } catch (NumberFormatException e) {
      return "";
    }
  }

  static String major(String version) {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  private static String older(String platformVersion) {
    if (platformVersion.startsWith("0.1")) {
      return "7";
    }
    if (platformVersion.startsWith("0.2")) {
      return "8";
    }
    return platformVersion.startsWith("0.3") ? "8.1" : "";
  }
}
