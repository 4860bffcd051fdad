/** Pages that visitors leave at once, back to where they came from. */
package io.gosight.detectors.quickback;
