package io.gosight.enrich.agent;

import io.gosight.proto.v1.DeviceKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells kinds of device by the User-Agent header. */
final class Devices {
  private static final Pattern CONSOLE =
      Pattern.compile("PlayStation|\\bXbox\\b|Nintendo|\\bSteam Deck\\b|Valve Steam GameOverlay");
  private static final Pattern HEADSET =
      Pattern.compile(
          "OculusBrowser|\\bQuest\\b|\\bPico (?:Neo|4|G)|PicoBrowser|\\bVR Safari/|Wolvic|"
              + "Firefox Reality|HoloLens|MagicLeap|\\bVision Pro\\b|AjnaXR");
  // A word of its own, so that a model such as HTV33 is none.
  private static final Pattern TV =
      Pattern.compile(
          "\\b(?:smart[-_ ]?tv|hbbtv|google ?tv|apple ?tv[\\d,]*|android"
              + " ?tv|web0s|webos\\.tv|netcast|bravia|viera|vidaa|roku\\w*|crkey|aft[a-z]{1,4}(?=["
              + " ;)])|mibox[0-9a-z]*|mitv|dtv|tv safari|inettvbrowser|philipstv|nettv|opera"
              + " tv|sonydtv|ce-html|shield android|chromecast|bdp|tv)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER =
      Pattern.compile("Watch ?OS|\\bWear(?:able|OS)\\b|QtCarBrowser|Tesla/");
  private static final Pattern TABLET =
      Pattern.compile(
          "iPad|\\bTablet\\b|PlayBook|Kindle|Silk(?!.*Mobile)|\\bKF[A-Z]{3,5}\\b|Nexus"
              + " (?:7|9|10)\\b|Pixel (?:C|Tablet)\\b|\\bSM-[TXP]\\d|\\bGT-P\\d|\\bLenovo"
              + " (?:TB|YT)|\\bTB-?[X0-9]|(?:Media|Mate|Mi|Honor|Redmi|OnePlus)"
              + " ?Pad|\\bXoom\\b|Transformer");
  private static final Pattern PHONE =
      Pattern.compile(
          "Mobi|iPhone|iPod|Windows Phone|BlackBerry|\\bBB10\\b|webOS/|Symbian|Opera Mini|KAIOS");

  /** Android apps that don't use the browser's header say size and density instead. */
  private static final Pattern APP_SCREEN =
      Pattern.compile("(\\d{2,4})dpi; (\\d{3,5})x(\\d{3,5});");

  private static final int TABLET_WIDTH_DP = 600;

  private Devices() {}

  static DeviceKind of(String header) {
    if (CONSOLE.matcher(header).find()) {
      return DeviceKind.DEVICE_KIND_CONSOLE;
    }
    if (HEADSET.matcher(header).find()) {
      return DeviceKind.DEVICE_KIND_HEADSET;
    }
    if (TV.matcher(header).find()) {
      return DeviceKind.DEVICE_KIND_TV;
    }
    if (OTHER.matcher(header).find()) {
      return DeviceKind.DEVICE_KIND_OTHER;
    }
    if (TABLET.matcher(header).find()) {
      return DeviceKind.DEVICE_KIND_TABLET;
    }
    if (PHONE.matcher(header).find()) {
      return DeviceKind.DEVICE_KIND_MOBILE;
    }
    return header.contains("Android") ? android(header) : DeviceKind.DEVICE_KIND_DESKTOP;
  }

  /** Chrome says Mobile on phones alone; what apps of other makers say follows no such rule. */
  private static DeviceKind android(String header) {
    Matcher screen = APP_SCREEN.matcher(header);
    if (screen.find()) {
      int shortSide = Math.min(number(screen, 2), number(screen, 3));
      return shortSide * 160 / Math.max(1, number(screen, 1)) >= TABLET_WIDTH_DP
          ? DeviceKind.DEVICE_KIND_TABLET
          : DeviceKind.DEVICE_KIND_MOBILE;
    }
    return header.contains("Chrome/") && !header.contains("; wv)")
        ? DeviceKind.DEVICE_KIND_TABLET
        : DeviceKind.DEVICE_KIND_MOBILE;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
