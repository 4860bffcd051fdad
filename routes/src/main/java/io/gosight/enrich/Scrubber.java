package io.gosight.enrich;

import io.gosight.ingest.Encoded;
import io.gosight.proto.v1.BatchContext;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.Page;
import io.gosight.proto.v1.ReplayChunk;
import io.gosight.proto.v1.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out what an SDK should not have sent: card numbers in texts, secrets in addresses. What has
 * none of them passes as the same object, so the common case costs a look. Safe for use by many
 * threads.
 */
public final class Scrubber {
  private final ReplayScrubber replay;

  /** Scrubs replay chunks by that one. */
  public Scrubber(ReplayScrubber replay) {
    this.replay = replay;
  }

  /** The events without secrets, in their order. */
  public List<Encoded<Event>> scrub(List<Encoded<Event>> events) {
    List<Encoded<Event>> clean = new ArrayList<>(events.size());
    for (Encoded<Event> received : events) {
      Event event = scrub(received.message());
      clean.add(event.equals(received.message()) ? received : Encoded.of(event));
    }
    return clean;
  }

  /** The context without secrets in its pages. */
  Encoded<BatchContext> scrub(Encoded<BatchContext> received) {
    BatchContext context = received.message();
    BatchContext.Builder clean = null;
    for (int i = 0; i < context.getPagesCount(); i++) {
      Page page = context.getPages(i);
      String url = Addresses.scrub(page.getUrl());
      String referrer = Addresses.scrub(page.getReferrer());
      String title = CardNumbers.scrub(page.getTitle());
      if (changed(page.getUrl(), url)
          || changed(page.getReferrer(), referrer)
          || changed(page.getTitle(), title)) {
        clean = clean == null ? context.toBuilder() : clean;
        clean.setPages(
            i, page.toBuilder().setUrl(url).setReferrer(referrer).setTitle(title).build());
      }
    }
    return clean == null ? received : Encoded.of(clean.build());
  }

  private Event scrub(Event event) {
    return switch (event.getPayloadCase()) {
      case CLICK -> {
        Target target = event.getClick().getTarget();
        Target clean = scrub(target);
        yield clean.equals(target)
            ? event
            : event.toBuilder().setClick(event.getClick().toBuilder().setTarget(clean)).build();
      }
      case CUSTOM -> {
        String json = event.getCustom().getPropertiesJson();
        String clean = CardNumbers.scrubJson(json);
        yield changed(json, clean)
            ? event.toBuilder()
                .setCustom(event.getCustom().toBuilder().setPropertiesJson(clean))
                .build()
            : event;
      }
      case IDENTIFY -> {
        String json = event.getIdentify().getTraitsJson();
        String clean = CardNumbers.scrubJson(json);
        yield changed(json, clean)
            ? event.toBuilder()
                .setIdentify(event.getIdentify().toBuilder().setTraitsJson(clean))
                .build()
            : event;
      }
      case JS_ERROR -> scrubError(event);
      case RESOURCE_ERROR -> {
        String url = event.getResourceError().getUrl();
        String clean = Addresses.scrub(url);
        yield changed(url, clean)
            ? event.toBuilder()
                .setResourceError(event.getResourceError().toBuilder().setUrl(clean))
                .build()
            : event;
      }
      case REQUEST -> {
        String url = event.getRequest().getUrl();
        String clean = Addresses.scrub(url);
        yield changed(url, clean)
            ? event.toBuilder().setRequest(event.getRequest().toBuilder().setUrl(clean)).build()
            : event;
      }
      case REPLAY_CHUNK -> {
        ReplayChunk chunk = event.getReplayChunk();
        ReplayChunk clean = replay.scrub(chunk);
        yield clean.equals(chunk) ? event : event.toBuilder().setReplayChunk(clean).build();
      }
      default -> event;
    };
  }

  private static Event scrubError(Event event) {
    JsError error = event.getJsError();
    String message = CardNumbers.scrub(error.getMessage());
    String source = Addresses.scrub(error.getSource());
    return changed(error.getMessage(), message) || changed(error.getSource(), source)
        ? event.toBuilder()
            .setJsError(error.toBuilder().setMessage(message).setSource(source))
            .build()
        : event;
  }

  private static Target scrub(Target target) {
    String text = CardNumbers.scrub(target.getText());
    String href = Addresses.scrub(target.getHref());
    return changed(target.getText(), text) || changed(target.getHref(), href)
        ? target.toBuilder().setText(text).setHref(href).build()
        : target;
  }

  private static boolean changed(String before, String after) {
    return !before.equals(after);
  }
}
