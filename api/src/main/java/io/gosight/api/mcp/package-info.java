/** The read operations for assistants, by the Model Context Protocol. */
package io.gosight.api.mcp;
