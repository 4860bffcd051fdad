/** Takes secrets out of what visitors' browsers send before it is stored anywhere. */
package io.gosight.scrub;
