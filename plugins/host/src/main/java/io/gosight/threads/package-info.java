/** The one place where the hub starts threads, so that none of them ends without a word. */
package io.gosight.threads;
