/** A detector to copy: it finds visitors who load one page again and again. */
package io.gosight.example;
