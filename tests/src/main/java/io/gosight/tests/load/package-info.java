/** Generates load like that of browsers and records what the hub acknowledged. */
package io.gosight.tests.load;
