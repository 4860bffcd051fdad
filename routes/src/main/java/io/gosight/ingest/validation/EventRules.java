package io.gosight.ingest.validation;

import io.gosight.ingest.IdFormat;
import io.gosight.ingest.IngestLimits;
import io.gosight.ingest.Rejection;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.Mouse;
import io.gosight.proto.v1.RejectionReason;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.ReplayEncoding;
import io.gosight.proto.v1.Target;
import io.gosight.proto.v1.WebVital;
import io.gosight.proto.v1.WebVitalName;

/** The validation rules of each kind of event. Safe for use by many threads. */
final class EventRules {
  private static final int MAX_NAME = 200;
  private static final int MAX_MOUSE_SAMPLES = 200;
  private static final int MAX_COORDINATE = 10_000_000;
  private static final int MAX_SEQUENCE = 10_000_000;

  private final IngestLimits limits;
  private final JsonRule json;

  EventRules(IngestLimits limits) {
    this.limits = limits;
    this.json = new JsonRule(limits);
  }

  /** The first rule that the event breaks, or null. */
  Rejection check(Event event, int pages) {
    if (!IdFormat.isId(event.getId())) {
      return reject(
          RejectionReason.REJECTION_REASON_BAD_ID,
          "id is not 1 to 64 of A-Z, a-z, 0-9, '_' and '-'.");
    }
    if (event.getPageIndex() < 0 || event.getPageIndex() >= pages) {
      return reject(
          RejectionReason.REJECTION_REASON_UNKNOWN_PAGE,
          "page_index is not the position of one of the batch's " + pages + " pages.");
    }
    return switch (event.getPayloadCase()) {
      case PAGE_VIEW, PAGE_LEAVE, VISIBILITY -> null;
      case CLICK -> click(event.getClick());
      case SCROLL ->
          event.getScroll().getReversalOffsetsMsCount() > 32
              ? outOfRange("reversal_offsets_ms has more than 32 entries.")
              : null;
      case MOUSE -> mouse(event.getMouse());
      case INPUT_CHANGE ->
          first(
              target(event.getInputChange().getTarget()),
              shortText("input_type", event.getInputChange().getInputType()),
              longText("form_selector", event.getInputChange().getFormSelector()));
      case FORM_START ->
          first(
              required("form_selector", event.getFormStart().getFormSelector()),
              shortText("form_name", event.getFormStart().getFormName()),
              shortText("first_field", event.getFormStart().getFirstField()));
      case FORM_SUBMIT ->
          first(
              required("form_selector", event.getFormSubmit().getFormSelector()),
              shortText("form_name", event.getFormSubmit().getFormName()),
              shortText("last_field", event.getFormSubmit().getLastField()));
      case CUSTOM ->
          first(
              name("name", event.getCustom().getName()),
              json.check("properties_json", event.getCustom().getPropertiesJson()));
      case IDENTIFY ->
          first(
              name("user_id", event.getIdentify().getUserId()),
              shortText("alias_of", event.getIdentify().getAliasOf()),
              json.check("traits_json", event.getIdentify().getTraitsJson()));
      case JS_ERROR -> jsError(event.getJsError());
      case RESOURCE_ERROR ->
          first(
              required("url", event.getResourceError().getUrl()),
              shortText("tag", event.getResourceError().getTag()),
              longText("selector", event.getResourceError().getSelector()));
      case REQUEST ->
          first(
              required("url", event.getRequest().getUrl()),
              shortText("method", event.getRequest().getMethod()));
      case WEB_VITAL -> webVital(event.getWebVital());
      case COPY -> target(event.getCopy().getTarget());
      case REPLAY_CHUNK -> replayChunk(event.getReplayChunk());
      case DIAGNOSTIC ->
          first(
              name("code", event.getDiagnostic().getCode()),
              longText("message", event.getDiagnostic().getMessage()));
      case REPLAY_STATUS -> name("reason", event.getReplayStatus().getReason());
      case PAYLOAD_NOT_SET ->
          reject(
              RejectionReason.REJECTION_REASON_UNKNOWN_KIND,
              "The event has no payload that this server knows.");
    };
  }

  private Rejection click(Click click) {
    if (Math.abs((long) click.getPageX()) > MAX_COORDINATE
        || Math.abs((long) click.getPageY()) > MAX_COORDINATE) {
      return outOfRange("page_x or page_y is beyond any page.");
    }
    return target(click.getTarget());
  }

  private Rejection mouse(Mouse mouse) {
    int samples = mouse.getDtMsCount();
    if (samples == 0
        || samples > MAX_MOUSE_SAMPLES
        || mouse.getDxCount() != samples
        || mouse.getDyCount() != samples) {
      return outOfRange("dt_ms, dx and dy do not have one length from 1 to 200.");
    }
    return null;
  }

  private Rejection jsError(JsError error) {
    return first(
        shortText("type", error.getType()),
        longText("source", error.getSource()),
        longText("message", error.getMessage()),
        longText("stack", error.getStack()),
        error.getMessage().isEmpty() && error.getType().isEmpty()
            ? missing("js_error has neither a type nor a message.")
            : null);
  }

  private Rejection webVital(WebVital vital) {
    if (vital.getName() == WebVitalName.WEB_VITAL_NAME_UNSPECIFIED
        || vital.getName() == WebVitalName.UNRECOGNIZED) {
      return missing("web_vital has no name that this server knows.");
    }
    double value = vital.getValue();
    return Double.isFinite(value) && value >= 0 && value <= MAX_COORDINATE
        ? longText("selector", vital.getSelector())
        : outOfRange("web_vital's value is not a number from 0 to 10,000,000.");
  }

  private static Rejection replayChunk(ReplayChunk chunk) {
    if (chunk.getData().isEmpty()) {
      return missing("replay_chunk has no data.");
    }
    if (chunk.getSequence() < 0 || chunk.getSequence() > MAX_SEQUENCE) {
      return outOfRange("replay_chunk's sequence is not from 0 to 10,000,000.");
    }
    if (chunk.getEndMs() < chunk.getStartMs()) {
      return outOfRange("replay_chunk ends before it starts.");
    }
    return chunk.getEncoding() == ReplayEncoding.REPLAY_ENCODING_JSON
            || chunk.getEncoding() == ReplayEncoding.REPLAY_ENCODING_GZIP
        ? null
        : missing("replay_chunk has no encoding that this server knows.");
  }

  private Rejection target(Target target) {
    return first(
        longText("selector", target.getSelector()),
        longText("interactive_selector", target.getInteractiveSelector()),
        shortText("tag", target.getTag()),
        shortText("text", target.getText()),
        longText("href", target.getHref()));
  }

  private Rejection required(String field, String value) {
    return value.isEmpty() ? missing(field + " is missing.") : longText(field, value);
  }

  private static Rejection name(String field, String value) {
    if (value.isEmpty()) {
      return missing(field + " is missing.");
    }
    return value.length() > MAX_NAME ? tooLong(field, MAX_NAME) : null;
  }

  private Rejection shortText(String field, String value) {
    return value.length() > limits.maxTextLength() ? tooLong(field, limits.maxTextLength()) : null;
  }

  private Rejection longText(String field, String value) {
    return value.length() > limits.maxLongTextLength()
        ? tooLong(field, limits.maxLongTextLength())
        : null;
  }

  private static Rejection first(Rejection... rejections) {
    for (Rejection rejection : rejections) {
      if (rejection != null) {
        return rejection;
      }
    }
    return null;
  }

  private static Rejection missing(String message) {
    return reject(RejectionReason.REJECTION_REASON_MISSING_FIELD, message);
  }

  private static Rejection outOfRange(String message) {
    return reject(RejectionReason.REJECTION_REASON_OUT_OF_RANGE, message);
  }

  private static Rejection tooLong(String field, int most) {
    return reject(
        RejectionReason.REJECTION_REASON_FIELD_TOO_LONG,
        field + " has more than " + most + " characters.");
  }

  private static Rejection reject(RejectionReason reason, String message) {
    return new Rejection(reason, message);
  }
}
