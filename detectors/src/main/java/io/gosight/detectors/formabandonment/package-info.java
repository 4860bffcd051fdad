/** Forms that were begun and never sent. */
package io.gosight.detectors.formabandonment;
