package io.gosight.app;

import com.google.protobuf.InvalidProtocolBufferException;
import io.gosight.api.errors.Stacks;
import io.gosight.proto.v1.Event;

/** Reads stacks from stored events. Safe for use by many threads. */
final class StoredStacks implements Stacks {
  @Override
  public String stack(byte[] event) {
    try {
      return Event.parseFrom(event).getJsError().getStack();
    } catch (InvalidProtocolBufferException e) {
      // Stored by something else than the hub.
      return "";
    }
  }
}
