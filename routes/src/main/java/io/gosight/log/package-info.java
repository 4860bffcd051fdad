/** How the hub logs: as text or as JSON, without secrets. */
package io.gosight.log;
