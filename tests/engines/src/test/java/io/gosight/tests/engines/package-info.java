/** The embedded engines, packed, loaded, used, killed and started again. */
package io.gosight.tests.engines;
