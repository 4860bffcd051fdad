package io.gosight.alert.channel;

import io.gosight.spi.channel.PlainText;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A channel did not accept an alert. The message contains no secret. */
public final class ChannelFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;
  private static final int MOST_DIGITS = 9;

  /** Telegram's form of it in the response body. */
  private static final Pattern RETRY_AFTER = Pattern.compile("\"retry_after\"\\s*:\\s*([0-9]+)");

  private final transient Optional<Duration> retryAfter;

  /**
   * A failure.
   *
   * @param message one line, cut to 300 characters
   * @param retryAfter the pause the channel asked for, if any
   */
  public ChannelFailure(String message, Optional<Duration> retryAfter) {
    super(PlainText.line(message, LONGEST));
    this.retryAfter = retryAfter;
  }

  /**
   * A failure of a component.
   *
   * @param clean removes the channel's secrets, because components put addresses in messages
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

  /** A failure that the channel did not cause. */
  public static ChannelFailure unexpected(Throwable thrown) {
    String what = thrown == null ? "nothing" : thrown.getClass().getSimpleName();
    return new ChannelFailure("The hub could not send it: " + what, Optional.empty());
  }

  /** A number of seconds, as in a header. */
  static Optional<Duration> seconds(String text) {
    boolean number = text.matches("[0-9]{1," + MOST_DIGITS + "}");
    return number ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
  }

  /** The pause the channel asked for, if any. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
