/** What a stranger can do to a hub: bounded, and only to a hub of this machine. */
package io.gosight.tests.abuse;
