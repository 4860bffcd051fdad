package io.gosight.scrub;

import io.gosight.proto.v1.Copy;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.Diagnostic;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.FormStart;
import io.gosight.proto.v1.FormSubmit;
import io.gosight.proto.v1.Identify;
import io.gosight.proto.v1.InputChange;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.Request;
import io.gosight.proto.v1.ResourceError;
import io.gosight.proto.v1.Target;

/**
 * Scrubs every text of an event, each as what it is. {@code EveryTextIsScrubbedTest} finds a field
 * that is missing here. Safe for use by many threads.
 */
final class EventTexts {
  private final Addresses addresses;
  private final JsonTexts json;
  private final ReplayScrubber replay;

  EventTexts(Addresses addresses, JsonTexts json, ReplayScrubber replay) {
    this.addresses = addresses;
    this.json = json;
    this.replay = replay;
  }

  /** The event without secrets; the same object if it has none. */
  Event scrub(Event event) {
    return switch (event.getPayloadCase()) {
      case CLICK -> {
        Target target = event.getClick().getTarget();
        Target clean = target(target);
        yield clean.equals(target)
            ? event
            : event.toBuilder().setClick(event.getClick().toBuilder().setTarget(clean)).build();
      }
      case PAGE_VIEW -> {
        String view = event.getPageView().getPreviousViewId();
        String clean = plain(view);
        yield clean.equals(view)
            ? event
            : event.toBuilder()
                .setPageView(event.getPageView().toBuilder().setPreviousViewId(clean))
                .build();
      }
      case INPUT_CHANGE -> {
        InputChange clean = inputChange(event.getInputChange());
        yield clean.equals(event.getInputChange())
            ? event
            : event.toBuilder().setInputChange(clean).build();
      }
      case FORM_START -> {
        FormStart clean = formStart(event.getFormStart());
        yield clean.equals(event.getFormStart())
            ? event
            : event.toBuilder().setFormStart(clean).build();
      }
      case FORM_SUBMIT -> {
        FormSubmit clean = formSubmit(event.getFormSubmit());
        yield clean.equals(event.getFormSubmit())
            ? event
            : event.toBuilder().setFormSubmit(clean).build();
      }
      case CUSTOM -> {
        Custom clean = custom(event.getCustom());
        yield clean.equals(event.getCustom()) ? event : event.toBuilder().setCustom(clean).build();
      }
      case IDENTIFY -> {
        Identify clean = identify(event.getIdentify());
        yield clean.equals(event.getIdentify())
            ? event
            : event.toBuilder().setIdentify(clean).build();
      }
      case JS_ERROR -> {
        JsError clean = error(event.getJsError());
        yield clean.equals(event.getJsError())
            ? event
            : event.toBuilder().setJsError(clean).build();
      }
      case RESOURCE_ERROR -> {
        ResourceError clean = resource(event.getResourceError());
        yield clean.equals(event.getResourceError())
            ? event
            : event.toBuilder().setResourceError(clean).build();
      }
      case REQUEST -> {
        Request clean = request(event.getRequest());
        yield clean.equals(event.getRequest())
            ? event
            : event.toBuilder().setRequest(clean).build();
      }
      case WEB_VITAL -> {
        String selector = event.getWebVital().getSelector();
        String clean = selector(selector);
        yield clean.equals(selector)
            ? event
            : event.toBuilder()
                .setWebVital(event.getWebVital().toBuilder().setSelector(clean))
                .build();
      }
      case COPY -> {
        Copy copy = event.getCopy();
        Target clean = target(copy.getTarget());
        yield clean.equals(copy.getTarget())
            ? event
            : event.toBuilder().setCopy(copy.toBuilder().setTarget(clean)).build();
      }
      case DIAGNOSTIC -> {
        Diagnostic clean = diagnostic(event.getDiagnostic());
        yield clean.equals(event.getDiagnostic())
            ? event
            : event.toBuilder().setDiagnostic(clean).build();
      }
      case REPLAY_STATUS -> {
        String reason = event.getReplayStatus().getReason();
        String clean = plain(reason);
        yield clean.equals(reason)
            ? event
            : event.toBuilder()
                .setReplayStatus(event.getReplayStatus().toBuilder().setReason(clean))
                .build();
      }
      case REPLAY_CHUNK -> {
        ReplayChunk chunk = event.getReplayChunk();
        ReplayChunk clean = replay.scrub(chunk);
        yield clean.equals(chunk) ? event : event.toBuilder().setReplayChunk(clean).build();
      }
      case PAGE_LEAVE, SCROLL, MOUSE, VISIBILITY, PAYLOAD_NOT_SET -> event;
    };
  }

  /** Clicks are many: a new one is made only for what changed. */
  private Target target(Target target) {
    String selector = selector(target.getSelector());
    String tag = plain(target.getTag());
    String text = plain(target.getText());
    String href = addresses.scrub(target.getHref());
    String interactive = selector(target.getInteractiveSelector());
    return selector.equals(target.getSelector())
            && tag.equals(target.getTag())
            && text.equals(target.getText())
            && href.equals(target.getHref())
            && interactive.equals(target.getInteractiveSelector())
        ? target
        : target.toBuilder()
            .setSelector(selector)
            .setTag(tag)
            .setText(text)
            .setHref(href)
            .setInteractiveSelector(interactive)
            .build();
  }

  private InputChange inputChange(InputChange change) {
    InputChange.Builder clean =
        change.toBuilder()
            .setInputType(plain(change.getInputType()))
            .setFormSelector(selector(change.getFormSelector()));
    return change.hasTarget() ? clean.setTarget(target(change.getTarget())).build() : clean.build();
  }

  private static FormStart formStart(FormStart form) {
    return form.toBuilder()
        .setFormSelector(selector(form.getFormSelector()))
        .setFormName(plain(form.getFormName()))
        .setFirstField(plain(form.getFirstField()))
        .build();
  }

  private static FormSubmit formSubmit(FormSubmit form) {
    return form.toBuilder()
        .setFormSelector(selector(form.getFormSelector()))
        .setFormName(plain(form.getFormName()))
        .setLastField(plain(form.getLastField()))
        .build();
  }

  private Custom custom(Custom custom) {
    String name = plain(custom.getName());
    String properties = json.scrub(custom.getPropertiesJson());
    return name.equals(custom.getName()) && properties.equals(custom.getPropertiesJson())
        ? custom
        : custom.toBuilder().setName(name).setPropertiesJson(properties).build();
  }

  private Identify identify(Identify identify) {
    return identify.toBuilder()
        .setUserId(SecretTexts.scrub(identify.getUserId(), TextKind.ID))
        .setAliasOf(SecretTexts.scrub(identify.getAliasOf(), TextKind.ID))
        .setTraitsJson(json.scrub(identify.getTraitsJson()))
        .build();
  }

  private JsError error(JsError error) {
    return error.toBuilder()
        .setType(plain(error.getType()))
        .setMessage(plain(error.getMessage()))
        .setStack(plain(error.getStack()))
        .setSource(addresses.scrub(error.getSource()))
        .build();
  }

  private ResourceError resource(ResourceError resource) {
    return resource.toBuilder()
        .setUrl(addresses.scrub(resource.getUrl()))
        .setTag(plain(resource.getTag()))
        .setSelector(selector(resource.getSelector()))
        .build();
  }

  private Request request(Request request) {
    String url = addresses.scrub(request.getUrl());
    String method = plain(request.getMethod());
    return url.equals(request.getUrl()) && method.equals(request.getMethod())
        ? request
        : request.toBuilder().setUrl(url).setMethod(method).build();
  }

  private static Diagnostic diagnostic(Diagnostic diagnostic) {
    return diagnostic.toBuilder()
        .setCode(plain(diagnostic.getCode()))
        .setMessage(plain(diagnostic.getMessage()))
        .build();
  }

  private static String plain(String text) {
    return SecretTexts.scrub(text, TextKind.PLAIN);
  }

  private static String selector(String text) {
    return SecretTexts.scrub(text, TextKind.SELECTOR);
  }
}
