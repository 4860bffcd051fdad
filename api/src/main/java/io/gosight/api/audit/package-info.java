/** The audit log: who did and watched what. */
package io.gosight.api.audit;
