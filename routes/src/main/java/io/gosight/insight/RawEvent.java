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
import io.gosight.proto.v1.Mouse;
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
 * @param payload the message of that kind; null if there is none
 */
record RawEvent(String id, long timeMs, int pageIndex, PayloadCase kind, MessageLite payload) {
  /**
   * Reads to the end, or to the limit.
   *
   * @throws com.google.protobuf.InvalidProtocolBufferException if this is no event
   */
  static RawEvent read(CodedInputStream in) throws IOException {
    String id = "";
    long timeMs = 0;
    int pageIndex = 0;
    PayloadCase kind = PayloadCase.PAYLOAD_NOT_SET;
    MessageLite payload = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      switch (field) {
        case Event.ID_FIELD_NUMBER -> id = in.readStringRequireUtf8();
        case Event.TIME_MS_FIELD_NUMBER -> timeMs = in.readInt64();
        case Event.PAGE_INDEX_FIELD_NUMBER -> pageIndex = in.readUInt32();
        default -> {
          Parser<? extends MessageLite> parser = parser(PayloadCase.forNumber(field));
          if (parser == null) {
            in.skipField(tag);
          } else {
            kind = PayloadCase.forNumber(field);
            payload = in.readMessage(parser, ExtensionRegistryLite.getEmptyRegistry());
          }
        }
      }
    }
    return new RawEvent(id, timeMs, pageIndex, kind, payload);
  }

  private static Parser<? extends MessageLite> parser(PayloadCase kind) {
    return kind == null
        ? null
        : switch (kind) {
          case PAGE_VIEW -> PageView.parser();
          case CLICK -> Click.parser();
          case SCROLL -> Scroll.parser();
          case MOUSE -> Mouse.parser();
          case INPUT_CHANGE -> InputChange.parser();
          case PAGE_LEAVE -> PageLeave.parser();
          case FORM_START -> FormStart.parser();
          case FORM_SUBMIT -> FormSubmit.parser();
          case CUSTOM -> Custom.parser();
          case JS_ERROR -> JsError.parser();
          case RESOURCE_ERROR -> ResourceError.parser();
          case REQUEST -> Request.parser();
          case WEB_VITAL -> WebVital.parser();
          case VISIBILITY -> Visibility.parser();
          case COPY -> Copy.parser();
          case IDENTIFY, REPLAY_CHUNK, DIAGNOSTIC, PAYLOAD_NOT_SET -> null;
        };
  }
}
