package io.gosight.spi.event;

/** One thing that happened. Immutable. */
public sealed interface DetectedEvent
    permits Click,
        CustomEvent,
        FormStart,
        FormSubmit,
        InputChange,
        JsError,
        PageLeave,
        PageView,
        PointerPath,
        Request,
        ResourceError,
        Scroll,
        TextCopy,
        Visibility,
        WebVital {

  /** What every event has. */
  EventHead head();

  /** The event's id, the same at every delivery. */
  default String id() {
    return head().id();
  }

  /** When it happened, by the sender's clock in ms since 1970; events come in this order. */
  default long atMs() {
    return head().atMs();
  }

  /** Where it happened. */
  default PageRef page() {
    return head().page();
  }
}
