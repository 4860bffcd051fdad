package io.gosight.alert;

import io.gosight.spi.channel.PlainText;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A channel did not take an alert. The message has no secret in it. */
public final class ChannelFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;
  private static final int MOST_DIGITS = 9;

  /** How Telegram says it in the body of its answer. */
  private static final Pattern RETRY_AFTER = Pattern.compile("\"retry_after\"\\s*:\\s*([0-9]+)");

  private final transient Optional<Duration> retryAfter;

  /**
   * A failure.
   *
   * @param message one line for the history
   * @param retryAfter when the channel wants to be asked again, if it said so
   */
  public ChannelFailure(String message, Optional<Duration> retryAfter) {
    super(PlainText.line(message, LONGEST));
    this.retryAfter = retryAfter;
  }

  /**
   * What a component threw.
   *
   * @param clean takes the channel's secrets out of a text, because components show addresses
   */
  static ChannelFailure of(Throwable thrown, UnaryOperator<String> clean) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String text = clean.apply(root.getClass().getSimpleName() + ": " + root.getMessage());
    Matcher wanted = RETRY_AFTER.matcher(text);
    return new ChannelFailure(text, wanted.find() ? seconds(wanted.group(1)) : Optional.empty());
  }

  /** Something that is not the channel's fault. */
  static ChannelFailure unexpected(Throwable thrown) {
    String what = thrown == null ? "nothing" : thrown.getClass().getSimpleName();
    return new ChannelFailure("The hub could not send it: " + what, Optional.empty());
  }

  /** A number of seconds as it comes in a header. */
  static Optional<Duration> seconds(String text) {
    boolean number = text.matches("[0-9]{1," + MOST_DIGITS + "}");
    return number ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
  }

  /** When the channel wants to be asked again, if it said so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
