/** Makes load as browsers would, and remembers what the hub acknowledged. */
package io.gosight.tests.load;
