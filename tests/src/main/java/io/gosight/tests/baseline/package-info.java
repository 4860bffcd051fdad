/** The least that a hub could do, to hold the hub's own figures against. */
package io.gosight.tests.baseline;
