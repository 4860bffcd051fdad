package io.gosight.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack, webhook and e-mail, each with a real peer that checks what it gets. */
@ExtendWith(AlertDatabase.Lent.class)
class OtherChannelsIT {
  private static final String ANY = "{\"kind\":\"insights\"}";
  private static final String SECRET = "correct horse battery staple";

  private final AlertDatabase database;
  private final HttpPeer peer = new HttpPeer();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private AlertHub hub;

  OtherChannelsIT(AlertDatabase database) {
    this.database = database;
  }

  @AfterEach
  void stop() {
    hub.close();
    peer.close();
    mail.stop();
  }

  private void start(Map<String, String> channel, String name) throws Exception {
    Map<String, String> properties = new HashMap<>();
    channel.forEach((key, value) -> properties.put("gosight.channel." + name + "." + key, value));
    hub = new AlertHub(database, properties);
    UUID unused = hub.rule(ANY, "fingerprint", 0, 0, name);
  }

  private Map<String, String> webhook(String url) {
    return Map.of(
        "url", url, "secret", SECRET, "allow-http", "true", "allow-private-addresses", "true");
  }

  private void tell() throws Exception {
    hub.find(hub.insight("1").setSummary("Caf\u00E9 <b>\u6F22</b>\r\nBcc: x@evil.example"));
    hub.deliver();
  }

  @Test
  void aWebhookIsSignedSoThatItsReceiverCanTell() throws Exception {
    start(webhook(peer.url() + "/hook?team=a&x=%2F"), "webhook");
    tell();

    HttpPeer.Request request = peer.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/hook?team=a&x=%2F");
    assertThat(request.headers().get("Content-Type")).startsWith("application/json");
    String timestamp = request.headers().get("X-GoSight-Timestamp");
    assertThat(timestamp).isEqualTo(Long.toString(hub.clock.millis() / 1000));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    assertThat(request.headers().get("X-GoSight-Signature"))
        .isEqualTo(
            "v1="
                + HexFormat.of()
                    .formatHex(
                        mac.doFinal(
                            (timestamp + "." + request.body()).getBytes(StandardCharsets.UTF_8))));
    assertThat(request.body()).contains("\"kind\":\"insights\"", "Caf\\u00E9 <b>");
    assertThat(request.headers().keySet().toString().toLowerCase(Locale.ROOT))
        .doesNotContain("camel", "breadcrumb");
    assertThat(hub.deliveries()).containsExactly("webhook sent 1");
  }

  @Test
  void aReceiverThatAsksForTimeGetsIt() throws Exception {
    start(webhook(peer.url()), "webhook");
    peer.answers(429, Map.of("Retry-After", "300"), "no");
    tell();
    assertThat(hub.failures()).containsExactly("It answered 429.");
    peer.answersWell();
    hub.clock.advance(Duration.ofSeconds(299));
    hub.deliver();
    assertThat(peer.requests()).hasSize(1);
    hub.clock.advance(Duration.ofSeconds(1));
    hub.deliver();
    assertThat(hub.deliveries()).containsExactly("webhook sent 2");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    start(webhook(peer.url() + "/here"), "webhook");
    peer.answers(302, Map.of("Location", peer.url() + "/there"), "");
    tell();

    assertThat(peer.requests()).extracting(HttpPeer.Request::path).containsExactly("/here");
    assertThat(hub.failures()).containsExactly("It answered 302.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"})
  void anAddressThatIsNotPublicIsNeverConnectedTo(String host) throws Exception {
    String port = peer.url().substring(peer.url().lastIndexOf(':'));
    start(
        Map.of("url", "http://" + host + port + "/", "secret", SECRET, "allow-http", "true"),
        "webhook");
    tell();

    assertThat(peer.requests()).isEmpty();
    assertThat(hub.deliveries()).containsExactly("webhook waiting 1");
    assertThat(hub.failures()).hasSize(1).allMatch(f -> f.contains("not public"));
  }

  @Test
  void nobodyThereIsAFailureLikeAnother() throws Exception {
    String url = peer.url();
    peer.close();
    start(webhook(url + "/secret-path"), "webhook");
    tell();

    assertThat(hub.deliveries()).containsExactly("webhook waiting 1");
    assertThat(hub.failures()).hasSize(1).noneMatch(f -> f.contains("secret-path"));
  }

  @Test
  void aChannelThatARouteServesIsLeftToThatRoute() throws Exception {
    start(webhook(peer.url() + "/hook"), "webhook");
    UUID unused = hub.rule(ANY, "rule", 0, 0, "webhook", "pager");
    tell();

    assertThat(peer.requests()).hasSize(2);
    assertThat(hub.deliveries()).hasSize(2).allMatch(delivery -> delivery.equals("webhook sent 1"));
  }

  @Test
  void slackGetsBlocksOfPlainText() throws Exception {
    start(
        Map.of("webhook-url", peer.url() + "/services/T/B/x", "allow-private-addresses", "true"),
        "slack");
    tell();

    assertThat(peer.requests().get(0).path()).isEqualTo("/services/T/B/x");
    assertThat(peer.requests().get(0).body())
        .contains("\"blocks\":[", "\"plain_text\"", "Caf\\u00E9 &lt;b&gt;");
    assertThat(hub.deliveries()).containsExactly("slack sent 1");
  }

  @Test
  void mailArrivesWholeAndWithNoHeaderOfAVisitors() throws Exception {
    mail.setUser("gosight", "gosight", "secret word");
    mail.start();
    start(
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(mail.getSmtp().getPort()),
            "security", "none",
            "username", "gosight",
            "password", "secret word",
            "from", "alerts@shop.example",
            "to", "ann@shop.example,bob@shop.example"),
        "email");
    tell();

    assertThat(hub.failures()).containsExactly("taken");
    MimeMessage[] received = mail.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getSubject())
        .isEqualTo("GoSight: [medium] rage-click on shop.example/cart");
    assertThat(received[0].getContent().toString())
        .contains("Caf\u00E9 <b>\u6F22</b> Bcc: x@evil.example", "Element: button#pay");
    assertThat(received[0].getContentType()).contains("text/plain");
    assertThat(received[0].getAllRecipients()).hasSize(2);
    assertThat(received[0].getFrom()[0]).hasToString("alerts@shop.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open}&sesame",
        "open)&sesame",
        "#sesame",
        "{{sesame}}",
        "RAW(sesame)",
        "a+b%41 c"
      })
  void aPasswordMayHoldAnyCharacter(String password) throws Exception {
    mail.setUser("gosight", "gosight", password);
    mail.start();
    start(email(password), "email");
    tell();

    assertThat(hub.failures()).containsExactly("taken");
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aWrongPasswordIsInNoErrorText() throws Exception {
    mail.setUser("gosight", "gosight", "another");
    mail.start();
    start(email("open}&sesame=please"), "email");
    tell();

    assertThat(hub.failures()).hasSize(1);
    assertThat(hub.failures().get(0)).doesNotContain("open", "sesame", "please");
  }

  private Map<String, String> email(String password) {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(mail.getSmtp().getPort()),
        "security", "none",
        "username", "gosight",
        "password", password,
        "from", "alerts@shop.example",
        "to", "ann@shop.example");
  }

  @Test
  void mailWaitsForItsServer() throws Exception {
    mail.start();
    int port = mail.getSmtp().getPort();
    mail.stop();
    start(
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(port),
            "security", "none",
            "from", "alerts@shop.example",
            "to", "ann@shop.example"),
        "email");
    tell();
    assertThat(hub.deliveries()).containsExactly("email waiting 1");

    GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    back.start();
    try {
      hub.clock.advance(Duration.ofMinutes(1));
      hub.deliver();
      assertThat(hub.deliveries()).containsExactly("email sent 2");
      assertThat(List.of(back.getReceivedMessages())).hasSize(1);
    } finally {
      back.stop();
    }
  }

  @Test
  void aProjectsOwnChannelReachesPublicAddressesAlone() throws Exception {
    hub = new AlertHub(database, Map.of());
    String port = peer.url().substring(peer.url().lastIndexOf(':'));
    hub.own(
        hub.project,
        "own-hook",
        "webhook",
        "{\"url\": \"https://127.0.0.1" + port + "/in?key=abc\", \"secret\": \"" + SECRET + "\"}");
    UUID unused = hub.rule(ANY, "fingerprint", 0, 0, "own-hook", "own-gone");
    tell();

    assertThat(peer.requests()).isEmpty();
    assertThat(hub.failures())
        .hasSize(2)
        .anyMatch(failure -> failure.contains("not public"))
        .anyMatch(failure -> failure.contains("no channel 'own-gone'"))
        .noneMatch(failure -> failure.contains("abc") || failure.contains(SECRET));
    assertThat(hub.meters.find("channel_sends").tag("channel", "own").timer()).isNotNull();
    assertThat(hub.meters.find("channel_sends").tag("channel", "own-hook").timer()).isNull();
  }
}
