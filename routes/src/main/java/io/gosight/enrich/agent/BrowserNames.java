package io.gosight.enrich.agent;

import java.util.Map;
import java.util.Set;

/** One name for each browser, whether a header, a rule of uap-core or a client hint names it. */
final class BrowserNames {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Chrome Mobile", "Chrome"),
          Map.entry("Chrome Mobile iOS", "Chrome"),
          Map.entry("Google Chrome", "Chrome"),
          Map.entry("Chrome Mobile WebView", "Android WebView"),
          Map.entry("HeadlessChrome", "Headless Chrome"),
          Map.entry("Mobile Safari", "Safari"),
          Map.entry("Mobile Safari UI/WKWebView", "iOS WebView"),
          Map.entry("Firefox Mobile", "Firefox"),
          Map.entry("Firefox iOS", "Firefox"),
          Map.entry("Edge Mobile", "Edge"),
          Map.entry("Microsoft Edge", "Edge"),
          Map.entry("Microsoft Edge WebView2", "Edge"),
          Map.entry("Edge WebView", "Edge"),
          Map.entry("IE Mobile", "IE"),
          Map.entry("Opera Mobile", "Opera"),
          Map.entry("OperaMobile", "Opera"),
          Map.entry("Opera Tablet", "Opera"),
          Map.entry("DuckDuckGo Mobile", "DuckDuckGo"),
          Map.entry("YaBrowser", "Yandex Browser"),
          Map.entry("Yandex", "Yandex Browser"),
          Map.entry("MiuiBrowser", "Mi Browser"),
          Map.entry("Mi Browser", "Mi Browser"),
          Map.entry("HuaweiBrowser", "Huawei Browser"),
          Map.entry("VivoBrowser", "Vivo Browser"),
          Map.entry("HeyTapBrowser", "HeyTap Browser"),
          Map.entry("OculusBrowser", "Oculus Browser"),
          Map.entry("Meta Quest Browser", "Oculus Browser"),
          Map.entry("QQ Browser Mobile", "QQ Browser"),
          Map.entry("Brave Browser", "Brave"),
          Map.entry("Silk", "Amazon Silk"),
          Map.entry("Google", "Google app"),
          Map.entry("Other", ""));

  /** What many browsers call themselves beside their own name. */
  private static final Set<String> GENERIC =
      Set.of("", "Chrome", "Chromium", "Android WebView", "Headless Chrome", "Android");

  private BrowserNames() {}

  /** The name under which that browser is counted; empty if there is none. */
  static String of(String name) {
    return name == null ? "" : NAMES.getOrDefault(name, name);
  }

  /** Whether a browser with that name may be another that is built upon it. */
  static boolean isGeneric(String name) {
    return GENERIC.contains(name);
  }
}
