/** Pages whose speed is poor by the web vitals. */
package io.gosight.detectors.slowpage;
