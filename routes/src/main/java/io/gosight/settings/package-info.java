/** The typed configuration of every stage. */
package io.gosight.settings;
