/** What a stage is, and what it gets from the hub. */
package io.gosight.stage;
