package io.gosight.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Generated visits with everything that makes figures go wrong: duplicates with another time, late
 * copies, bots, several hosts, visits over midnight and over the period's edges.
 */
final class Generated {
  static final Instant START = Instant.parse("2026-03-20T00:00:00Z");
  static final Duration LENGTH = Duration.ofDays(14);
  static final List<String> PAGES = List.of("/", "/shop", "/shop/shoes", "/cart", "/thanks");
  private static final List<String> COUNTRIES = List.of("NP", "IN", "DE", "");
  private static final List<String> BROWSERS = List.of("Firefox", "Chrome", "Safari");
  private static final List<String> REFERRERS =
      List.of("", "www.google.com", "news.ycombinator.com", "blog.example", "shop.example");
  private static final List<String> HOSTS = List.of("shop.example", "www.shop.example");

  private final Random random = new Random(42);
  private final String project;
  private final List<Event> events = new ArrayList<>();
  private final List<EventRow> copies = new ArrayList<>();

  Generated(String project, int visits) {
    this.project = project;
    for (int i = 0; i < visits; i++) {
      visit(i);
    }
  }

  /** An event as it was the first time. */
  record Event(
      String id,
      String session,
      String visitor,
      String view,
      String kind,
      String name,
      Instant time,
      String host,
      String path,
      String referrer,
      String country,
      String browser,
      boolean bot,
      double value,
      String text,
      Map<String, Object> properties) {}

  /** The events that count, of people. */
  List<Event> people(Predicate<Event> wanted) {
    return events.stream().filter(event -> !event.bot()).filter(wanted).toList();
  }

  List<Event> all() {
    return List.copyOf(events);
  }

  void insert(Stores stores) throws Exception {
    List<EventRow> rows = new ArrayList<>();
    events.forEach(event -> rows.add(row(event)));
    EventRow.insert(stores, rows.toArray(EventRow[]::new));
    // In an insert of their own, so that no merge within a block removes them.
    EventRow.insert(stores, copies.toArray(EventRow[]::new));
  }

  private EventRow row(Event event) {
    return EventRow.of(project, event.id(), event.session(), event.kind(), event.time())
        .with("visitor_id", event.visitor())
        .with("view_id", event.view())
        .with("name", event.name())
        .with("host", event.host())
        .with("path", event.path())
        .with("referrer_host", referrer(event))
        .with("source", Obvious.source(event))
        .with("channel", Obvious.channel(event))
        .with("country", event.country())
        .with("browser", event.browser())
        .with("bot", event.bot())
        .with("bot_kind", event.bot() ? "search" : "")
        .with("bot_name", event.bot() ? "Googlebot" : "")
        .with("value", event.value())
        .with("text", event.text())
        .with("properties", json(event.properties()));
  }

  /** As the store does it: without www, and empty if the page's own. */
  private static String referrer(Event event) {
    return Obvious.source(event).isEmpty() ? "" : event.referrer().replaceFirst("^www\\.", "");
  }

  private static String json(Map<String, Object> properties) {
    try {
      return properties.isEmpty()
          ? ""
          : new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(properties);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void visit(int number) {
    String session = "s" + number;
    String visitor = "v" + random.nextInt(60);
    boolean bot = random.nextInt(12) == 0;
    String country = one(COUNTRIES);
    String browser = one(BROWSERS);
    Instant time = START.plusMillis((long) (random.nextDouble() * LENGTH.toMillis()));
    String referrer = one(REFERRERS);
    int views = 1 + random.nextInt(4);
    for (int v = 0; v < views; v++) {
      String host = one(HOSTS);
      String path = one(PAGES);
      String view = session + "-" + v;
      Template template =
          new Template(
              session, visitor, view, host, path, v == 0 ? referrer : host, country, browser, bot);
      add(template, "page_view", "load", time, 0, "", Map.of());
      time = time.plusMillis(1 + random.nextInt(90_000));
      int extra = random.nextInt(5);
      if (extra == 0) {
        add(template, "click", "a", time, 0, "", Map.of());
      } else if (extra == 1) {
        Map<String, Object> order =
            Map.of(
                "revenue",
                10 + random.nextInt(90),
                "currency",
                one(List.of("EUR", "USD")),
                "plan",
                one(List.of("free", "pro")));
        add(template, "custom", one(List.of("signup", "purchase")), time, 0, "", order);
      } else if (extra == 2) {
        add(
            template,
            "web_vital",
            one(List.of("lcp", "cls", "inp")),
            time,
            random.nextInt(5_000),
            "",
            Map.of());
      } else if (extra == 3) {
        add(
            template,
            "js_error",
            one(List.of("TypeError", "RangeError")),
            time,
            1,
            "item " + random.nextInt(100) + " is not there",
            Map.of());
      }
      time = time.plusMillis(1 + random.nextInt(20_000));
      if (random.nextInt(4) > 0) {
        add(template, "page_leave", "", time, 1_000 + random.nextInt(30_000), "", Map.of());
      }
      time = time.plusMillis(1 + random.nextInt(1_200_000));
    }
  }

  private record Template(
      String session,
      String visitor,
      String view,
      String host,
      String path,
      String referrer,
      String country,
      String browser,
      boolean bot) {}

  private void add(
      Template of,
      String kind,
      String name,
      Instant time,
      double value,
      String text,
      Map<String, Object> properties) {
    Event event =
        new Event(
            "e" + events.size(),
            of.session(),
            of.visitor(),
            of.view(),
            kind,
            name,
            time,
            of.host(),
            of.path(),
            of.referrer(),
            of.country(),
            of.browser(),
            of.bot(),
            value,
            text,
            properties);
    events.add(event);
    if (random.nextInt(10) == 0) {
      // Sent again later, when its true time seemed to be another, even in another month.
      copies.add(
          row(event)
              .sentAgain(
                  time.plusSeconds(random.nextInt(7_200)),
                  time.plus(Duration.ofDays(random.nextInt(20))).plusSeconds(60)));
    }
  }
}
