/** Settings of single projects. */
package io.gosight.api.settings;
