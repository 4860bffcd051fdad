/** Checks of the machine that a hub runs on, each finding with a remedy. */
package io.gosight.doctor;
