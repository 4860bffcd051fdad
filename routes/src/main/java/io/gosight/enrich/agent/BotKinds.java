package io.gosight.enrich.agent;

import java.util.Map;
import java.util.regex.Pattern;

/** The kinds of bots that the list names otherwise, or not at all. */
final class BotKinds {
  private static final Pattern HEADLESS =
      pattern("headless|phantomjs|selenium|webdriver|playwright|puppeteer|cypress/|jsdom");
  private static final Pattern AI =
      pattern(
          "gpt|openai|claude|anthropic|perplexity|cohere|mistral|bytespider|gemini|copilot|"
              + "google-?agent|manus|cursor/|deepseek|grok|\\bai\\b");
  private static final Pattern MONITORING =
      pattern(
          "lighthouse|page ?speed|gtmetrix|ylt chrome|pingdom|monitor|uptime|synthetic|ptst|"
              + "\\bcheck|statuscake|speedcurve|dareboost|datadog|newrelic|catchpoint|"
              + "blackbox.exporter|prometheus/|apachebench|\\bk6/|site24x7|hobbit|health-?check|"
              + "googlehc|kube-probe");
  private static final Pattern LIBRARY =
      pattern(
          "^(curl|wget|java|python|go-http|go-resty|fasthttp|okhttp|axios|node|undici|ruby|php|perl|"
              + "libwww|http|ktor|reactornetty|vert\\.x-|hyper/|ureq/|apache-http|postman|insomnia|dart|"
              + "reqwest|guzzle|jetty|apache/|rest|aiohttp|symfony|faraday|typhoeus|winhttp|powershell|"
              + "lua|restsharp|got|deno/|bun/)|http-?client|powershell|libwww|\\bperl\\b");
  private static final Pattern PREVIEW =
      pattern("preview|facebookexternalhit|whatsapp|embed|unfurl|^snapchat|^discourse|skypeuri");
  private static final Pattern SEARCH =
      pattern("google|bing|yandex|baidu|duckduck|^ddg|sogou|yahoo|seznam|naver|petal|applebot");
  // Tagged as search engines there, but they don't fetch pages for the search.
  private static final Map<String, String> BY_NAME =
      Map.of(
          "GoogleOther", "other",
          "Google-Agent", "ai",
          "GoogleAgent-Mariner", "ai",
          "Google-Gemini-CLI", "ai");

  private BotKinds() {}

  /** The kind, given what the list says of that name. */
  static String refine(String kind, String name) {
    return BY_NAME.getOrDefault(name, kind);
  }

  /** The kind of a bot that the list does not name. */
  static String guess(String header) {
    if (HEADLESS.matcher(header).find()) {
      return Bot.HEADLESS;
    }
    if (AI.matcher(header).find()) {
      return "ai";
    }
    if (MONITORING.matcher(header).find()) {
      return "monitoring";
    }
    if (LIBRARY.matcher(header).find()) {
      return "library";
    }
    if (PREVIEW.matcher(header).find()) {
      return "preview";
    }
    return SEARCH.matcher(header).find() ? "search" : "other";
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
