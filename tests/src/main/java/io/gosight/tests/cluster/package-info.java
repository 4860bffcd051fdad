/** Many processes of the hub over shared engines, and what happens to them. */
package io.gosight.tests.cluster;
