/** Alerts as lines of text, posted to a web address. */
package io.gosight.example;
