/** Says how this node is doing, to load balancers and operators. */
package io.gosight.operate;
