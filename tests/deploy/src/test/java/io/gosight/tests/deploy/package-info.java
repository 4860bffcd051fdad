/** The operator's files against the tools and schemas of those who read them. */
package io.gosight.tests.deploy;
