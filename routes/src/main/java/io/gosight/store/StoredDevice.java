package io.gosight.store;

import io.gosight.proto.v1.DeviceKind;

/** Kinds of device in the words of the column {@code device}. */
public final class StoredDevice {
  private StoredDevice() {}

  /** The word for a kind; empty if it is not known. */
  public static String name(DeviceKind kind) {
    return switch (kind) {
      case DEVICE_KIND_DESKTOP -> "desktop";
      case DEVICE_KIND_MOBILE -> "mobile";
      case DEVICE_KIND_TABLET -> "tablet";
      case DEVICE_KIND_TV -> "tv";
      case DEVICE_KIND_CONSOLE -> "console";
      case DEVICE_KIND_HEADSET -> "headset";
      case DEVICE_KIND_OTHER -> "other";
      case DEVICE_KIND_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }
}
