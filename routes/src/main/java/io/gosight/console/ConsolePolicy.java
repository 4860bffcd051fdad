package io.gosight.console;

import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;

/**
 * What the console may do with the MBeans of this process: read those of Camel and a few of the
 * JVM, and call the operations of Camel that only describe routes. Everything else is denied,
 * because many MBeans of a JVM can write files or change the process. Immutable.
 *
 * @param control whether routes may also be started and stopped
 */
record ConsolePolicy(boolean control) implements Restrictor {
  private static final String CAMEL = "org.apache.camel";
  private static final Set<RequestType> TYPES =
      Set.of(
          RequestType.READ,
          RequestType.LIST,
          RequestType.SEARCH,
          RequestType.VERSION,
          RequestType.EXEC);
  private static final Set<String> JVM =
      Set.of(
          "Memory",
          "MemoryPool",
          "GarbageCollector",
          "OperatingSystem",
          "Runtime",
          "Threading",
          "ClassLoading");

  /** They show the command line and the environment, where secrets may stand. */
  private static final Set<String> SECRETS =
      Set.of("SystemProperties", "InputArguments", "ClassPath", "BootClassPath", "LibraryPath");

  private static final Set<String> DESCRIBING =
      Set.of(
          "dumpRoutesAsXml",
          "dumpRouteAsXml",
          "dumpRoutesStatsAsXml",
          "dumpRouteStatsAsXml",
          "dumpStatsAsXml",
          "dumpStructuredRoutesStatsAsXml",
          "dumpStepStatsAsXml",
          "dumpRestsAsXml",
          "listRestServices",
          "listEndpoints",
          "endpointStatistics");

  private static final Set<String> CONTROLLING =
      Set.of("start", "stop", "suspend", "resume", "restart");

  @Override
  public boolean isHttpMethodAllowed(HttpMethod method) {
    return true;
  }

  @Override
  public boolean isTypeAllowed(RequestType type) {
    return TYPES.contains(type);
  }

  @Override
  public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
    return !isObjectNameHidden(name) && !SECRETS.contains(attribute);
  }

  @Override
  public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
    return false;
  }

  @Override
  public boolean isOperationAllowed(ObjectName name, String operation) {
    if (!name.getDomain().equals(CAMEL)) {
      return false;
    }
    String method = operation.replaceFirst("\\(.*", "");
    return DESCRIBING.contains(method)
        || (control
            && "routes".equals(name.getKeyProperty("type"))
            && CONTROLLING.contains(method));
  }

  @Override
  public boolean isRemoteAccessAllowed(String... hosts) {
    // The server in front has checked the login and the origin.
    return true;
  }

  @Override
  public boolean isOriginAllowed(String origin, boolean strict) {
    return true;
  }

  @Override
  public boolean isObjectNameHidden(ObjectName name) {
    String type = name.getKeyProperty("type");
    return switch (name.getDomain()) {
      case CAMEL -> false;
      case "java.lang" -> type == null || !JVM.contains(type);
      default -> true;
    };
  }
}
