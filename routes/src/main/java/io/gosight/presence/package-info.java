/** Who is there now: kept in Redis by what arrives, for as long as it is of interest. */
package io.gosight.presence;
