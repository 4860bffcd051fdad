/** What the shipped detectors have in common; each detector has a package of its own. */
package io.gosight.detectors;
