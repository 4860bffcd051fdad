package io.gosight.enrich.agent;

import io.gosight.common.DataFile;
import io.gosight.proto.v1.UserAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import ua_parser.OS;
import ua_parser.Parser;

/** Reads the User-Agent header. Costs milliseconds, so callers cache. Safe for many threads. */
public final class HeaderReader {
  private static final int FIRST_IPADOS = 13;

  private final Parser parser;
  private final BotList bots;

  /** A reader with the lists that the hub carries. */
  public HeaderReader() {
    try (InputStream rules = DataFile.open("user-agents.yaml")) {
      this.parser = new Parser(rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.bots = BotList.load();
  }

  /**
   * What a header says.
   *
   * @param header at most 1,000 characters
   */
  public UserAgent read(String header) {
    // gRPC's libraries send their own name; what a native application is, no header says.
    if (header.startsWith("grpc-")) {
      return UserAgent.getDefaultInstance();
    }
    UserAgent.Builder agent = UserAgent.newBuilder().setDevice(Devices.of(header));
    readBrowser(header, agent);
    readSystem(header, agent);
    Optional<Bot> bot = bots.find(header);
    bot.ifPresent(found -> agent.setBot(true).setBotKind(found.kind()).setBotName(found.name()));
    return agent.build();
  }

  private void readBrowser(String header, UserAgent.Builder agent) {
    Optional<InAppBrowsers.Named> app = InAppBrowsers.find(header);
    if (app.isPresent()) {
      agent.setBrowser(app.get().name()).setBrowserVersion(app.get().version());
      return;
    }
    ua_parser.UserAgent browser = parser.parseUserAgent(header);
    agent.setBrowser(BrowserNames.of(browser.family)).setBrowserVersion(known(browser.major));
  }

  private void readSystem(String header, UserAgent.Builder agent) {
    OS system = parser.parseOS(header);
    String name = Systems.of(system.family);
    String version = known(system.major);
    if (name.equals("Windows") && version.equals("8") && "1".equals(system.minor)) {
      version = "8.1";
    }
    if (name.equals("iOS") && header.contains("iPad") && number(version) >= FIRST_IPADOS) {
      name = Systems.IPADOS;
    }
    agent.setOs(name).setOsVersion(version);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String known(String text) {
    return text == null ? "" : text;
  }
}
