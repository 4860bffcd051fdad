package io.gosight.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** The conversion word {@code %masked(...)} of logback.xml: its content without secrets. */
public final class MaskingConverter extends CompositeConverter<ILoggingEvent> {
  @Override
  protected String transform(ILoggingEvent event, String text) {
    return SecretMask.mask(text);
  }
}
