package io.gosight.steps;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.DataFormatName;
import org.apache.camel.spi.annotations.Dataformat;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The data format {@code gosight-json}. Unmarshalling makes a list of readable events of a record
 * or of JSON; marshalling writes one JSON object a line for each event. Safe for use by many
 * threads.
 */
@Dataformat("gosight-json")
public final class GosightJsonDataFormat extends ServiceSupport
    implements DataFormat, DataFormatName {
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  @Override
  public String getDataFormatName() {
    return "gosight-json";
  }

  @Override
  public void marshal(Exchange exchange, Object graph, OutputStream stream) throws IOException {
    List<Map<String, Object>> events = EventBodies.read(exchange);
    for (int i = 0; i < events.size(); i++) {
      if (i > 0) {
        stream.write('\n');
      }
      stream.write(PayloadJson.write(events.get(i)));
    }
  }

  @Override
  public Object unmarshal(Exchange exchange, InputStream stream) throws IOException {
    byte[] bytes = stream.readAllBytes();
    if (bytes.length == 0) {
      return List.of();
    }
    // A batch's first byte is the tag of a field and never one of these.
    if (bytes[0] == '{' || bytes[0] == '[') {
      return json(bytes);
    }
    return ReadableEvents.of(EventBodies.parse(bytes));
  }

  private static Object json(byte[] bytes) throws IOException {
    try (MappingIterator<Map<String, Object>> events =
        PayloadJson.mapper().readerFor(MAP).readValues(bytes)) {
      return events.readAll();
    }
  }
}
