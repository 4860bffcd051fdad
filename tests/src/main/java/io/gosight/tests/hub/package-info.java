/** The built hub and its engines as an operator runs them: real processes on free ports. */
package io.gosight.tests.hub;
