/** Source maps that a project uploads, and stacks of errors read through them. */
package io.gosight.api.sourcemap;
