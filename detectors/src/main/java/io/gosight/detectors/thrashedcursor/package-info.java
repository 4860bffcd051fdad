/** The pointer shaken to and fro. */
package io.gosight.detectors.thrashedcursor;
