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
  private final ScrubbedTexts texts;
  private final ReplayScrubber replay;

  EventTexts(ScrubbedTexts texts, ReplayScrubber replay) {
    this.texts = texts;
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
        String clean = texts.plain(view);
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
        String clean = texts.selector(selector);
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
        String clean = texts.plain(reason);
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
    String selector = texts.selector(target.getSelector());
    String tag = texts.plain(target.getTag());
    String text = texts.plain(target.getText());
    String href = texts.address(target.getHref());
    String interactive = texts.selector(target.getInteractiveSelector());
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
            .setInputType(texts.plain(change.getInputType()))
            .setFormSelector(texts.selector(change.getFormSelector()));
    return change.hasTarget() ? clean.setTarget(target(change.getTarget())).build() : clean.build();
  }

  private FormStart formStart(FormStart form) {
    return form.toBuilder()
        .setFormSelector(texts.selector(form.getFormSelector()))
        .setFormName(texts.plain(form.getFormName()))
        .setFirstField(texts.plain(form.getFirstField()))
        .build();
  }

  private FormSubmit formSubmit(FormSubmit form) {
    return form.toBuilder()
        .setFormSelector(texts.selector(form.getFormSelector()))
        .setFormName(texts.plain(form.getFormName()))
        .setLastField(texts.plain(form.getLastField()))
        .build();
  }

  private Custom custom(Custom custom) {
    String name = texts.plain(custom.getName());
    String properties = texts.json(custom.getPropertiesJson());
    return name.equals(custom.getName()) && properties.equals(custom.getPropertiesJson())
        ? custom
        : custom.toBuilder().setName(name).setPropertiesJson(properties).build();
  }

  private Identify identify(Identify identify) {
    return identify.toBuilder()
        .setUserId(texts.id(identify.getUserId()))
        .setAliasOf(texts.id(identify.getAliasOf()))
        .setTraitsJson(texts.json(identify.getTraitsJson()))
        .build();
  }

  private JsError error(JsError error) {
    return error.toBuilder()
        .setType(texts.plain(error.getType()))
        .setMessage(texts.plain(error.getMessage()))
        .setStack(texts.plain(error.getStack()))
        .setSource(texts.address(error.getSource()))
        .build();
  }

  private ResourceError resource(ResourceError resource) {
    return resource.toBuilder()
        .setUrl(texts.address(resource.getUrl()))
        .setTag(texts.plain(resource.getTag()))
        .setSelector(texts.selector(resource.getSelector()))
        .build();
  }

  private Request request(Request request) {
    String url = texts.address(request.getUrl());
    String method = texts.plain(request.getMethod());
    return url.equals(request.getUrl()) && method.equals(request.getMethod())
        ? request
        : request.toBuilder().setUrl(url).setMethod(method).build();
  }

  private Diagnostic diagnostic(Diagnostic diagnostic) {
    return diagnostic.toBuilder()
        .setCode(texts.plain(diagnostic.getCode()))
        .setMessage(texts.plain(diagnostic.getMessage()))
        .build();
  }
}
