package io.gosight.enrich.agent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Apps that show pages in a web view of their own: what a visitor uses is the app. */
final class InAppBrowsers {
  private static final List<App> APPS =
      List.of(
          app("Facebook Messenger", "FB(?:AN|_IAB)/(?:Messenger|Orca)[^\\]]*?FBAV/(\\d+)"),
          app("Instagram", "Instagram (\\d+)"),
          app("Threads", "Barcelona (\\d+)"),
          app("Facebook", "\\[?FB(?:AN|_IAB)/[^\\]]*?FBAV/(\\d+)"),
          app("Facebook", "FB(?:AN|AV|_IAB)/()|MetaIAB Facebook()"),
          app(
              "TikTok",
              "musical_ly_(\\d{2})|BytedanceWebview/[0-9a-f]+ musical_ly_(\\d+)|trill_(\\d{2})"),
          app("TikTok", "BytedanceWebview()|TikTok()"),
          app("WeChat", "MicroMessenger/(\\d+)"),
          app("LinkedIn", "LinkedInApp\\]?/(\\d+)"),
          app("Snapchat", "Snapchat/(\\d+)"),
          app("Pinterest", "Pinterest(?: for Android(?: Tablet)?)?/(\\d+)|\\[Pinterest/()"),
          app("Twitter", "Twitter for (?:iPhone|iPad|Android)/(\\d+)|TwitterAndroid()"),
          app("KakaoTalk", "KAKAOTALK[/ ](\\d+)"),
          app("LINE", "\\bLine/(\\d+)"),
          app("Naver", "\\bNAVER\\(inapp;[^)]*?; (\\d+)\\."),
          app("Weibo", "weibo__(\\d+)"),
          app("Alipay", "\\bAlipayClient/(\\d+)"),
          app("DingTalk", "\\bDingTalk/(\\d+)"),
          app("QQ", "\\bQQ/(\\d+)"),
          app("Viber", "\\bViber/(\\d+)"),
          app("Zalo", "\\bZalo[ /](?:android|iOS)?/?(\\d+)"),
          app("Telegram", "Telegram-Android/(\\d+)"),
          app("Reddit", "\\bReddit/(?:Version )?(\\d+)"),
          app("Google app", "\\bGSA/(\\d+)"),
          app("Slack", "\\bSlack(?:_SSB)?/(\\d+)"),
          app("Discord", "\\bdiscord/(\\d+)"),
          app("Microsoft Teams", "\\bTeams/(\\d+)"),
          app("Oculus Browser", "OculusBrowser/(\\d+)"),
          app("Huawei Browser", "HuaweiBrowser/(\\d+)"),
          app("Mi Browser", "MiuiBrowser/(\\d+)"),
          app("Vivo Browser", "VivoBrowser/(\\d+)"),
          app("HeyTap Browser", "HeyTapBrowser/(\\d+)"),
          app("DuckDuckGo", "\\b(?:DuckDuckGo|Ddg)/(\\d+)"),
          app("Firefox Focus", "\\b(?:Focus|Klar)/(\\d+)"),
          app("Opera GX", "\\bOPX/(\\d+)|Edition GX()"),
          app("Opera Touch", "\\bOPT/(\\d+)"),
          app("Arc", "\\bArc(?:Mobile\\d?|Search)?/(\\d+)"),
          app("Ecosia", "\\bEcosia (?:ios|android)@(\\d+)"),
          app("Whale", "\\bWhale/(\\d+)"),
          app("Cốc Cốc", "coc_coc_browser/(\\d+)"),
          // An iPad that asks for the site of desktops calls itself Safari, too.
          app("Chrome", "\\bCriOS/(\\d+)"),
          app("Firefox", "\\bFxiOS/(\\d+)"),
          app("Edge", "\\bEdgiOS/(\\d+)"));

  private InAppBrowsers() {}

  /**
   * An app or browser that its own mark names.
   *
   * @param name what it is called
   * @param version its major version; may be empty
   */
  record Named(String name, String version) {}

  private record App(String name, Pattern pattern) {
    Named find(String header) {
      Matcher matcher = pattern.matcher(header);
      if (!matcher.find()) {
        return null;
      }
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          return new Named(name, matcher.group(group));
        }
      }
      return new Named(name, "");
    }
  }

  static Optional<Named> find(String header) {
    for (App app : APPS) {
      Named found = app.find(header);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static App app(String name, String pattern) {
    return new App(name, Pattern.compile(pattern));
  }
}
