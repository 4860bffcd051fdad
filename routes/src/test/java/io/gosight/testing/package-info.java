/** What several tests share. */
package io.gosight.testing;
