package io.gosight.insight;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import io.gosight.proto.v1.Click;
import io.gosight.proto.v1.Copy;
import io.gosight.proto.v1.Custom;
import io.gosight.proto.v1.Event;
import io.gosight.proto.v1.Event.PayloadCase;
import io.gosight.proto.v1.FormStart;
import io.gosight.proto.v1.FormSubmit;
import io.gosight.proto.v1.InputChange;
import io.gosight.proto.v1.JsError;
import io.gosight.proto.v1.PageLeave;
import io.gosight.proto.v1.PageView;
import io.gosight.proto.v1.Request;
import io.gosight.proto.v1.ResourceError;
import io.gosight.proto.v1.Scroll;
import io.gosight.proto.v1.Visibility;
import io.gosight.proto.v1.WebVital;
import java.io.IOException;

/**
 * An event as it is read off the wire, if detectors have an idea of its kind.
 *
 * @param id its id
 * @param timeMs the sender's time; 0 if it did not say
 * @param pageIndex which of the batch's pages it happened on
 * @param kind its kind; {@code PAYLOAD_NOT_SET} for kinds that detectors have no idea of
 * @param payload the message of that kind, {@link PointerSteps} for the pointer's path; null if
 *     there is none
 */
record RawEvent(String id, long timeMs, int pageIndex, PayloadCase kind, Object payload) {
  /**
   * Reads to the end, or to the limit.
   *
   * @param customs whether any detector reads custom events; else theirs are left empty
   * @throws com.google.protobuf.InvalidProtocolBufferException if this is no event
   */
  static RawEvent read(CodedInputStream in, boolean customs) throws IOException {
    String id = "";
    long timeMs = 0;
    int pageIndex = 0;
    PayloadCase kind = PayloadCase.PAYLOAD_NOT_SET;
    Object payload = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      switch (field) {
        case Event.ID_FIELD_NUMBER -> id = in.readStringRequireUtf8();
        case Event.TIME_MS_FIELD_NUMBER -> timeMs = in.readInt64();
        case Event.PAGE_INDEX_FIELD_NUMBER -> pageIndex = in.readUInt32();
        default -> {
          PayloadCase found = PayloadCase.forNumber(field);
          Object read = found == null ? null : payload(in, tag, found, customs);
          if (read == null) {
            in.skipField(tag);
          } else {
            kind = found;
            payload = read;
          }
        }
      }
    }
    return new RawEvent(id, timeMs, pageIndex, kind, payload);
  }

  private static Object payload(CodedInputStream in, int tag, PayloadCase kind, boolean customs)
      throws IOException {
    return switch (kind) {
      case PAGE_VIEW -> message(in, PageView.parser());
      case CLICK -> message(in, Click.parser());
      case SCROLL -> message(in, Scroll.parser());
      case MOUSE -> steps(in);
      case INPUT_CHANGE -> message(in, InputChange.parser());
      case PAGE_LEAVE -> message(in, PageLeave.parser());
      case FORM_START -> message(in, FormStart.parser());
      case FORM_SUBMIT -> message(in, FormSubmit.parser());
      case CUSTOM -> customs ? message(in, Custom.parser()) : emptyCustom(in, tag);
      case JS_ERROR -> message(in, JsError.parser());
      case RESOURCE_ERROR -> message(in, ResourceError.parser());
      case REQUEST -> message(in, Request.parser());
      case WEB_VITAL -> message(in, WebVital.parser());
      case VISIBILITY -> message(in, Visibility.parser());
      case COPY -> message(in, Copy.parser());
      case IDENTIFY, REPLAY_CHUNK, REPLAY_STATUS, DIAGNOSTIC, PAYLOAD_NOT_SET -> null;
    };
  }

  private static MessageLite message(CodedInputStream in, Parser<? extends MessageLite> parser)
      throws IOException {
    return in.readMessage(parser, ExtensionRegistryLite.getEmptyRegistry());
  }

  private static PointerSteps steps(CodedInputStream in) throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    PointerSteps steps = PointerSteps.read(in);
    in.popLimit(outer);
    return steps;
  }

  private static Custom emptyCustom(CodedInputStream in, int tag) throws IOException {
    in.skipField(tag);
    return Custom.getDefaultInstance();
  }
}
