package io.gosight.app;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/** What the operator reads while the hub starts and stops. */
public final class Console {
  private Console() {}

  @FormatMethod
  public static synchronized void say(@FormatString String format, Object... arguments) {
    System.out.println(String.format(format, arguments));
    System.out.flush();
  }
}
