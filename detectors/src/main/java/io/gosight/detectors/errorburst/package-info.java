/** JavaScript errors that are new, or that many visitors meet at once. */
package io.gosight.detectors.errorburst;
