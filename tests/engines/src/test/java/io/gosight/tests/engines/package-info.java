/** The embedded engines: packaged, loaded, used, killed and restarted. */
package io.gosight.tests.engines;
